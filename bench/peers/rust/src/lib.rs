//! C shim: builds an automaton from names laid end to end, and reports every occurrence to a callback-free buffer.
//! Kinds: 0 aho-corasick DFA, 1 aho-corasick contiguous NFA, 2 daachorse bytewise. All report overlapping matches.
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use daachorse::DoubleArrayAhoCorasick;

pub enum Peer {
    AhoCorasick(AhoCorasick),
    Daachorse(DoubleArrayAhoCorasick<u32>),
}

#[repr(C)]
pub struct Span {
    begin: u32,
    end: u32,
}

unsafe fn names<'a>(text: *const u8, ends: *const u64, count: usize) -> Vec<&'a [u8]> {
    let mut begin = 0u64;
    (0..count)
        .map(|i| {
            let end = *ends.add(i);
            let name = std::slice::from_raw_parts(text.add(begin as usize), (end - begin) as usize);
            begin = end;
            name
        })
        .collect()
}

/// Null if the peer cannot be built. Insensitive daachorse takes names in lower case and lower-cases its text.
#[no_mangle]
pub unsafe extern "C" fn peer_build(kind: u32, insensitive: bool, text: *const u8, ends: *const u64, count: usize) -> *mut Peer {
    let names = names(text, ends, count);
    let peer = match kind {
        0 | 1 => {
            let which = if kind == 0 { AhoCorasickKind::DFA } else { AhoCorasickKind::ContiguousNFA };
            match AhoCorasick::builder().kind(Some(which)).match_kind(MatchKind::Standard).ascii_case_insensitive(insensitive).build(&names) {
                Ok(automaton) => Peer::AhoCorasick(automaton),
                Err(_) => return std::ptr::null_mut(),
            }
        }
        _ => {
            let lower: Vec<Vec<u8>>;
            let list: Vec<&[u8]> = if insensitive {
                let mut all: Vec<Vec<u8>> = names.iter().map(|n| n.to_ascii_lowercase()).collect();
                all.sort();
                all.dedup();
                lower = all;
                lower.iter().map(|n| n.as_slice()).collect()
            } else {
                names
            };
            match DoubleArrayAhoCorasick::new(list) {
                Ok(automaton) => Peer::Daachorse(automaton),
                Err(_) => return std::ptr::null_mut(),
            }
        }
    };
    Box::into_raw(Box::new(peer))
}

#[no_mangle]
pub unsafe extern "C" fn peer_bytes(peer: *const Peer) -> usize {
    match &*peer {
        Peer::AhoCorasick(a) => a.memory_usage(),
        Peer::Daachorse(a) => a.heap_bytes(),
    }
}

/// Writes up to `room` occurrences that stand as whole words (`word[i]` is 1 where byte i belongs to a word; one more than the text), returns how many there were.
#[no_mangle]
pub unsafe extern "C" fn peer_find(peer: *const Peer, text: *const u8, size: usize, word: *const u8, out: *mut Span, room: usize) -> usize {
    let text = std::slice::from_raw_parts(text, size);
    let word = std::slice::from_raw_parts(word, size + 1);
    let out = std::slice::from_raw_parts_mut(out, room);
    let mut count = 0;
    let mut take = |begin: usize, end: usize| {
        if word[end] == 0 && (begin == 0 || word[begin - 1] == 0) {
            if count < room {
                out[count] = Span { begin: begin as u32, end: end as u32 };
            }
            count += 1;
        }
    };
    match &*peer {
        Peer::AhoCorasick(a) => a.find_overlapping_iter(text).for_each(|m| take(m.start(), m.end())),
        Peer::Daachorse(a) => a.find_overlapping_iter(text).for_each(|m| take(m.start(), m.end())),
    }
    count
}

#[no_mangle]
pub unsafe extern "C" fn peer_free(peer: *mut Peer) {
    drop(Box::from_raw(peer));
}
