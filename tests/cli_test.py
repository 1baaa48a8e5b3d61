#!/usr/bin/env python3
"""The tool as its users meet it: every way its input can be bad, each with the message, the exit code and what is still processed.

    cli_test.py ONOMA SOURCE_DIRECTORY
"""
import json
import os
import pathlib
import pty
import re
import resource
import select
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ONOMA, SOURCE = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
GAZETTEER = "#gazetteer v1\n#columns: id\ttype\tname\taliases\tcountry\tattributes\tfrom\tto\tsource\n"
TENURES = "#tenures v1\n#columns: person\trole\ttitle\torganisation\tcountry\tfrom\tto\tattested\tsource\n"
GOOD_ROW = "org/zorblax\tORG.company\tZorblax Works\tZBX{A}\t\t\t\t\tauthored\n"


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="onoma-cli-")
        self.folder = pathlib.Path(self.temporary.name)

    def tearDown(self):
        for path in self.folder.rglob("*"):
            if path.is_dir(): path.chmod(0o700)
        self.temporary.cleanup()

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def run_onoma(self, *arguments, stdin=b"", **kwargs):
        """(exit code, standard output, standard error)"""
        done = subprocess.run([ONOMA, *map(str, arguments)], input=stdin if isinstance(stdin, bytes) else stdin.encode(), cwd=self.folder, capture_output=True, **kwargs)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def rows(self, output):
        return [json.loads(line) for line in output.splitlines()]

    def check_messages(self, stderr):
        for line in stderr.splitlines(): self.assertRegex(line, r"^onoma: .+", "every message names the program")


class Extract(Case):
    def test_text_file_id_is_its_name(self):
        self.write("a.txt", "Ukraine joined.\n")
        code, out, err = self.run_onoma("extract", "a.txt")
        self.assertEqual((0, ""), (code, err))
        row, = self.rows(out)
        self.assertEqual("a.txt", row["id"])
        self.assertEqual({"start": 0, "end": 7, "text": "Ukraine", "type": "GPE", "id": "geo/ua"}, {k: row["entities"][0][k] for k in ("start", "end", "text", "type", "id")})
        for key in ("relations", "definitions", "quotes"): self.assertIn(key, row)

    def test_json_lines_in_input_order_at_any_number_of_threads(self):
        lines = "".join(json.dumps({"id": str(i), "text": "Kyiv and Paris. " * (i * 7919 % 40)}) + "\n" for i in range(3000))
        self.write("many.jsonl", lines)
        outputs = {n: self.run_onoma("extract", "many.jsonl", "--threads", n) for n in (1, 2, 5)}
        self.assertEqual(outputs[1], outputs[2])
        self.assertEqual(outputs[1], outputs[5])
        self.assertEqual([str(i) for i in range(3000)], [row["id"] for row in self.rows(outputs[1][1])])

    def test_offsets_count_the_decoded_text(self):
        text = "Caf\u00e9 \U0001f600 \u2014 \"Kyiv\"\n and Z\u00fcrich"
        for ascii_ in (True, False):
            self.write("a.jsonl", json.dumps({"id": "a", "text": text}, ensure_ascii=ascii_) + "\n")
            for unit, encode in (("bytes", lambda s: len(s.encode())), ("codepoints", len), ("utf16", lambda s: len(s.encode("utf-16-le")) // 2)):
                code, out, _ = self.run_onoma("extract", "a.jsonl", "--offsets", unit, "--types", "GPE")
                entities = self.rows(out)[0]["entities"]
                self.assertEqual(["Kyiv", "Z\u00fcrich"], [e["text"] for e in entities], unit)
                for e in entities:
                    self.assertEqual((encode(text[:text.index(e["text"])]), encode(text[:text.index(e["text"])] + e["text"])), (e["start"], e["end"]), unit)

    def test_bad_lines_are_told_and_the_rest_is_processed(self):
        table = [('{"id": "a", "text": "Kyiv"', r"bad\.jsonl:2: column 27: the line ends where ',' or '}' is expected"),
                 ("[1]", r"bad\.jsonl:2: column 1: an array where an object is expected; write "),
                 ("nonsense", r"bad\.jsonl:2: column 1: 'n' where "),
                 ('{"id": "a", "text": 17}', r'bad\.jsonl:2: key "text" is a number; write a string'),
                 ('{"id": "a"}', r'bad\.jsonl:2: key "text" is missing; write '),
                 ('{"id": "a", "text": "x", "text": "y"}', r'bad\.jsonl:2: key "text" is given twice; leave one'),
                 ('{"id": ["a"], "text": "x"}', r'bad\.jsonl:2: key "id" is an array; write a string'),
                 ('{"id": "a", "text": "x\ty"}', r"bad\.jsonl:2: column 23: control character 0x0*9 where an escape such as \\n is expected"),
                 ('{"id": "a", "text": "x"} {"id": "b"}', r"bad\.jsonl:2: column 26: '\{' where nothing but the end of the line is expected"),
                 ('{"id": "a", "text": "\\q"}', r"bad\.jsonl:2: column 23: 'q' where one of "),
                 ("[" * 5000, r"bad\.jsonl:2: ")]
        for line, message in table:
            for threads in (1, 3):
                with self.subTest(line=line[:40], threads=threads):
                    self.write("bad.jsonl", '{"id": "first", "text": "Kyiv"}\n' + line + '\n\n{"id": "last", "text": "Paris"}')
                    code, out, err = self.run_onoma("extract", "bad.jsonl", "--threads", threads)
                    self.assertEqual(1, code)
                    self.assertRegex(err, r"(?m)^onoma: " + message)
                    self.assertEqual(1, len(err.splitlines()), err)
                    self.assertEqual(["first", "last"], [row["id"] for row in self.rows(out)])

    def test_missing_id_and_bad_date_are_warnings_and_errors_when_strict(self):
        self.write("a.jsonl", '{"text": "Kyiv"}\n{"id": "b", "text": "Kyiv", "date": "soon"}\n{"id": 7, "text": "", "date": null}\n{"id": "c", "text": "x", "date": "2025-02-28T10:00:00Z"}\n')
        code, out, err = self.run_onoma("extract", "a.jsonl")
        self.assertEqual((0, ["a.jsonl:1", "b", "7", "c"]), (code, [row["id"] for row in self.rows(out)]))
        self.assertRegex(err, r'onoma: a\.jsonl:1: warning: key "id" is missing')
        self.assertRegex(err, r'onoma: a\.jsonl:2: warning: date "soon" is no day; write YYYY-MM-DD')
        code, out, err = self.run_onoma("extract", "a.jsonl", "--strict")
        self.assertEqual((1, ["7", "c"]), (code, [row["id"] for row in self.rows(out)]))
        self.assertNotIn("warning", err)

    def test_missing_file_and_unreadable_ones(self):
        self.write("good.txt", "Kyiv")
        self.write("closed/inside.txt", "Kyiv")
        self.write("locked.txt", "Kyiv")
        code, out, err = self.run_onoma("extract", "none.txt", "good.txt")
        self.assertEqual((1, ["good.txt"]), (code, [row["id"] for row in self.rows(out)]))
        self.assertRegex(err, r"^onoma: none\.txt: No such file or directory; check the name$")
        (self.folder / "locked.txt").chmod(0)
        (self.folder / "closed").chmod(0)
        command = [ONOMA, "extract", "closed", "locked.txt", "good.txt", "--format", "tsv"]
        if os.getuid() == 0:  # root may read everything: become somebody else, who must reach this folder and the program
            self.folder.chmod(0o755)
            done = subprocess.run([sys.executable, "-c", "import os,sys; os.setgid(65534); os.setuid(65534); os.execv(sys.argv[1], sys.argv[1:])", *command],
                                  cwd=self.folder, capture_output=True, text=True)
            if "Permission denied" in done.stderr and "closed" not in done.stderr: self.skipTest("the program's directory is closed to other users")
        else:
            done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
        (self.folder / "closed").chmod(0o700)
        self.assertEqual(1, done.returncode)
        self.assertRegex(done.stderr, r"(?m)^onoma: closed: Permission denied; ask for read permission$")
        self.assertRegex(done.stderr, r"(?m)^onoma: locked\.txt: Permission denied; ask for read permission$")
        self.assertTrue(done.stdout.startswith("good.txt\t0\t4\tGPE\t"), done.stdout)

    def test_directory(self):
        for name in ("d/b.txt", "d/a.txt", "d/sub/c.jsonl", "d/.hidden"): self.write(name, '{"id": "in c", "text": "Kyiv"}\n' if name.endswith("l") else "Kyiv")
        self.write("d/binary", b"\x7fELF\0\0\0")
        (self.folder / "d/loop").symlink_to(".")
        code, out, err = self.run_onoma("extract", "d")
        self.assertEqual((0, ["d/a.txt", "d/b.txt", "in c"]), (code, [row["id"] for row in self.rows(out)]))
        self.assertRegex(err, r"^onoma: d/binary: passed over, it holds NUL bytes; name it on the command line to read it as text$")

    def test_standard_input_is_sniffed_or_told(self):
        line = '{"id": "a", "text": "Kyiv"}\n'
        self.assertEqual("a", self.rows(self.run_onoma("extract", stdin=line)[1])[0]["id"])
        self.assertEqual("a", self.rows(self.run_onoma("extract", "-", stdin="\ufeff\n" + line)[1])[0]["id"])
        self.assertEqual("-", self.rows(self.run_onoma("extract", "-", "--input", "text", stdin=line)[1])[0]["id"])
        self.assertEqual("-", self.rows(self.run_onoma("extract", "-", stdin="Kyiv {\n")[1])[0]["id"])
        self.assertEqual((0, "", ""), self.run_onoma("extract", "-", "--input", "jsonl", stdin=""))
        self.write("plain", line)
        self.assertEqual("a", self.rows(self.run_onoma("extract", "plain", "--input", "jsonl")[1])[0]["id"])

    def test_a_pipe_is_answered_line_by_line(self):
        with subprocess.Popen([ONOMA, "extract", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            for i in range(3):
                process.stdin.write(b'{"id": "%d", "text": "Kyiv"}\n' % i)
                process.stdin.flush()
                ready, _, _ = select.select([process.stdout], [], [], 30)
                self.assertTrue(ready, "no answer before the input's end")
                self.assertEqual(str(i), json.loads(process.stdout.readline())["id"])
            process.stdin.close()
            self.assertEqual(0, process.wait())

    def test_invalid_utf8(self):
        self.write("bad.txt", b"one\nKyiv \xff\xe2\x82 and Paris \xc3")
        code, out, err = self.run_onoma("extract", "bad.txt", "--types", "GPE", "--with-text")
        self.assertEqual(0, code)
        self.assertRegex(err, r"^onoma: bad\.txt:2: warning: invalid UTF-8 at byte 9, shown as U\+FFFD; convert the file to UTF-8$")
        row, = self.rows(out)
        self.assertEqual([(4, 8, "Kyiv"), (17, 22, "Paris")], [(e["start"], e["end"], e["text"]) for e in row["entities"]])
        self.assertEqual(b"one\nKyiv \xff\xe2\x82 and Paris \xc3".decode(errors="replace"), row["text"])
        for form in ("tsv", "conll", "inline"): self.run_onoma("extract", "bad.txt", "--format", form)  # decodes strictly
        points = self.rows(self.run_onoma("extract", "bad.txt", "--types", "GPE", "--offsets", "codepoints")[1])[0]["entities"]
        self.assertEqual(["Kyiv", "Paris"], [row["text"][e["start"]:e["end"]] for e in points])
        code, out, err = self.run_onoma("extract", "bad.txt", "--strict")
        self.assertEqual((1, ""), (code, out))
        self.assertRegex(err, r"^onoma: bad\.txt:2: invalid UTF-8 at byte 9")

        self.write("bad.jsonl", b'{"id": "a", "text": "\xff Kyiv"}\n{"id": "b", "text": "\\ud800 Kyiv"}\n')
        code, out, err = self.run_onoma("extract", "bad.jsonl", "--types", "GPE")
        self.assertEqual(0, code)
        self.assertEqual([("a", 4), ("b", 4)], [(row["id"], row["entities"][0]["start"]) for row in self.rows(out)])
        self.assertRegex(err, r"(?m)^onoma: bad\.jsonl:1: warning: column 22: invalid UTF-8, read as U\+FFFD$")
        self.assertRegex(err, r"(?m)^onoma: bad\.jsonl:2: warning: column 22: half of a surrogate pair")
        self.assertEqual((1, ""), self.run_onoma("extract", "bad.jsonl", "--strict")[:2])

    def test_any_bytes(self):
        self.write("noise", bytes((i * 7919 ^ i >> 3) & 255 for i in range(200_000)))
        code, out, err = self.run_onoma("extract", "noise")
        self.assertEqual(0, code)
        self.rows(out)
        for name, content in {"empty.txt": b"", "nul": b"\0Kyiv\0", "cr.jsonl": b'{"id":"a","text":"Kyiv"}\r\n\r\n', "long.txt": b"Kyiv " * 400_000}.items():
            self.write(name, content)
            code, out, err = self.run_onoma("extract", name)
            self.assertEqual((0, 1, ""), (code, len(self.rows(out)), err), name)

    def test_broken_pipe_is_quiet(self):
        self.write("many.jsonl", "".join(json.dumps({"id": str(i), "text": "Kyiv and Paris. " * 30}) + "\n" for i in range(5000)))
        for threads in ("1", "2"):
            process = subprocess.Popen([ONOMA, "extract", "many.jsonl", "--threads", threads], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            process.stdout.read(10)
            process.stdout.close()
            self.assertEqual(b"", process.stderr.read())
            process.stderr.close()
            self.assertEqual(141, process.wait(timeout=60))

    def test_endless_input_ends_with_its_reader(self):
        source = subprocess.Popen(["sh", "-c", "while :; do echo '{\"id\":\"a\",\"text\":\"Kyiv\"}'; done"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        process = subprocess.Popen([ONOMA, "extract", "-"], stdin=source.stdout, stdout=subprocess.PIPE)
        source.stdout.close()
        process.stdout.readline()
        process.stdout.close()
        self.assertEqual(141, process.wait(timeout=60))
        source.wait(timeout=60)

    def test_memory_is_flat(self):
        def peak(copies):
            text = json.dumps({"id": "a", "text": "Kyiv and Paris said NATO. " * 150}) + "\n"
            self.write("big.jsonl", text * copies)
            process = subprocess.Popen([ONOMA, "extract", "big.jsonl", "--threads", "2", "-o", "out.jsonl"], cwd=self.folder)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = status
            self.assertEqual(0, status)
            return usage.ru_maxrss
        small, large = peak(600), peak(6000)
        if "sanitized" not in os.environ.get("ONOMA_TEST_KIND", ""): self.assertLess(large, small * 1.5 + 8192, "KB")


class Output(Case):
    def test_formats(self):
        self.write("a.txt", "Thanks to Ukraine's army.\nKyiv\tfell?\n")
        code, out, _ = self.run_onoma("extract", "a.txt", "--format", "tsv", "--types", "GPE")
        self.assertEqual([["a.txt", "10", "17", "GPE", "geo/ua", "Ukraine", "gazetteer", "Ukraine"]], [line.split("\t") for line in out.splitlines()][:1])
        code, out, _ = self.run_onoma("extract", "a.txt", "--format", "inline", "--types", "GPE")
        self.assertTrue(out.startswith("Thanks to [Ukraine](GPE geo/ua)'s army.\n[Kyiv](GPE geo/"), out)
        code, out, _ = self.run_onoma("extract", "a.txt", "--format", "conll", "--types", "GPE")
        self.assertEqual(["-DOCSTART- a.txt _ O", "", "Thanks _ _ O", "to _ _ O", "Ukraine _ _ B-GPE", "'s _ _ O", "army _ _ O", ". _ _ O", "", "Kyiv _ _ B-GPE", "fell _ _ O", "? _ _ O", ""], out.split("\n")[:-1])
        for form in ("jsonl", "tsv", "inline", "conll"): self.assertEqual(0, self.run_onoma("extract", "--format", form, stdin="")[0])

    def test_types(self):
        code, out, _ = self.run_onoma("extract", "--types", "GPE,NORP", "-", stdin="Ukraine and NATO met Norwegian officers.")
        self.assertEqual({"GPE", "NORP"}, {e["type"] for e in self.rows(out)[0]["entities"]})

    def test_color_only_on_a_terminal(self):
        self.write("a.txt", "Kyiv \x1b]0;evil\x07 fell.\n")

        def on_terminal(*arguments, **env):
            try:
                master, slave = pty.openpty()
            except OSError:
                self.skipTest("this system has no pseudo-terminals")
            process = subprocess.Popen([ONOMA, "extract", "a.txt", *arguments], cwd=self.folder, stdout=slave, stderr=slave, env={**os.environ, **env})
            os.close(slave)
            seen = b""
            try:
                while chunk := os.read(master, 4096): seen += chunk
            except OSError: pass
            os.close(master)
            self.assertEqual(0, process.wait())
            return seen
        seen = on_terminal()
        self.assertIn(b"\x1b[", seen)
        self.assertNotIn(b"\x1b]0;", seen, "a document must not steer the terminal")
        self.assertNotIn(b"\x1b[", on_terminal("--no-color", NO_COLOR="").replace(b"\x1b]0;", b""))
        self.assertNotIn(b"\x1b[1", on_terminal(NO_COLOR="1"))
        self.assertNotIn("\x1b[1", self.run_onoma("extract", "a.txt", "--format", "inline")[1])

    def test_output_file_is_whole_or_absent(self):
        self.write("a.txt", "Kyiv")
        self.write("out", "before")
        self.assertEqual((0, "", ""), self.run_onoma("extract", "a.txt", "-o", "out"))
        self.assertEqual("a.txt", self.rows((self.folder / "out").read_text())[0]["id"])
        self.assertEqual(["a.txt", "out"], sorted(p.name for p in self.folder.iterdir()), "nothing else is left")
        code, out, err = self.run_onoma("extract", "a.txt", "-o", "none/out")
        self.assertEqual((4, ""), (code, out))
        self.assertRegex(err, r"^onoma: none/out: cannot write: No such file or directory")
        self.assertEqual(0, self.run_onoma("extract", "a.txt", "-o", "a.txt")[0], "a file may be read and replaced")
        self.assertEqual("a.txt", self.rows((self.folder / "a.txt").read_text())[0]["id"])
        self.assertEqual(0, self.run_onoma("extract", "a.txt", "-o", "/dev/null")[0])

    def test_interrupted_leaves_the_old_file(self):
        self.write("out", "before")
        process = subprocess.Popen([ONOMA, "extract", "-", "-o", "out"], cwd=self.folder, stdin=subprocess.PIPE)
        process.stdin.write(b'{"id": "a", "text": "Kyiv"}\n')
        process.stdin.flush()
        end = time.monotonic() + 30
        while len(list(self.folder.iterdir())) < 2 and time.monotonic() < end: time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        self.assertEqual(-signal.SIGTERM, process.wait(timeout=30))
        process.stdin.close()
        self.assertEqual({"out": "before"}, {p.name: p.read_text() for p in self.folder.iterdir()})

    def test_full_disk(self):
        if not os.path.exists("/dev/full"): self.skipTest("no /dev/full")
        self.write("a.txt", "Kyiv")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([ONOMA, "extract", "a.txt"], cwd=self.folder, stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(4, done.returncode)
        self.assertRegex(done.stderr, r"^onoma: standard output: cannot write: No space left on device; make room$")
        limit = lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)))
        self.write("a.txt", "Kyiv and Paris. " * 1000)
        done = subprocess.run([ONOMA, "extract", "a.txt", "-o", "out"], cwd=self.folder, stderr=subprocess.PIPE, text=True, preexec_fn=limit)
        self.assertEqual(4, done.returncode)
        self.assertEqual(["a.txt"], [p.name for p in self.folder.iterdir()], "nothing half-written")


class Usage(Case):
    def test_help_and_version(self):
        commands = ("extract", "eval", "diff", "explain", "who", "compile", "check")
        code, out, err = self.run_onoma("--help")
        self.assertEqual((0, ""), (code, err))
        for command in commands:
            self.assertIn(command, out)
            code, text, err = self.run_onoma(command, "--help")
            self.assertEqual((0, ""), (code, err))
            self.assertRegex(text, r"Examples?:\n  onoma " + command)
            self.assertIn("Exit codes: 0 ", text)
        code, out, err = self.run_onoma("--version")
        self.assertEqual((0, ""), (code, err))
        for part in (r"^onoma \d+\.\d+\.\d+\n", r"SOVERSION\) \d+\n", r"image format \d+\n", r"knowledge \S+ \(\d+ entries"): self.assertRegex(out, part)

    def test_usage_errors(self):
        self.write("a.txt", "Kyiv")
        table = [((), "A subcommand is required"), (("bogus",), "bogus"), (("extract", "--bogus", "a.txt"), "--bogus"), (("extract", "a.txt", "--format", "xml"), "'xml' is none of conll|inline|jsonl|tsv"),
                 (("extract", "a.txt", "--offsets", "chars"), "none of bytes|codepoints|utf16"), (("extract", "a.txt", "--threads", "0"), "not in range 1 to 1024"), (("extract", "a.txt", "--threads", "two"), "threads"),
                 (("extract", "a.txt", "--date", "2025-02-30"), "'2025-02-30' is no day; write YYYY-MM-DD"), (("extract", "a.txt", "--without", "spelling"), "'spelling' is no stage; write gazetteer, "),
                 (("eval",), "gold is required"), (("compile", "a.txt"), "--output is required"), (("explain", "a.txt"), "--span,--text"), (("explain", "a.txt", "--span", "7:3"), "write BEGIN:END"),
                 (("explain", "a.txt", "--span", "2:400"), "past the end; the text has 4 bytes"), (("who", "minister"), "'minister' does not say of which country or body; write onoma who 'minister' Norway")]
        for arguments, message in table:
            with self.subTest(arguments=arguments):
                code, out, err = self.run_onoma(*arguments)
                self.assertEqual((2, ""), (code, out), err)
                self.assertIn(message, err)
                self.assertEqual(1, len(err.splitlines()))
                self.check_messages(err)

    def test_switches(self):
        text = "The Joint Foo Bar Agency (JFBA) met in Kyiv. The JFBA spoke."
        full = self.rows(self.run_onoma("extract", stdin=text)[1])[0]
        bare = self.rows(self.run_onoma("extract", "--without", "gazetteer,text-rules,phrase-rules,definitions,back-references", "-", stdin=text)[1])[0]
        self.assertTrue(full["entities"])
        self.assertEqual([], bare["entities"])


class Knowledge(Case):
    """Gazetteers and rules that are wrong: file:line, what is wrong, what to write; exit code; nothing half-written."""

    def refused(self, content, message, name="bad.tsv"):
        self.write(name, content)
        for command, expected in ((("compile", name, "-o", "out.onoma"), 1), (("check", name), 1), (("extract", "a.txt", "--rules" if name.endswith(".rules") else "--gazetteer", name), 3)):
            if command[0] == "compile" and name.endswith(".rules"): continue
            with self.subTest(command=command[0], content=content):
                self.write("a.txt", "Kyiv")
                code, out, err = self.run_onoma(*command)
                self.assertEqual((expected, ""), (code, out), err)
                self.assertRegex(err, r"(?m)^onoma: (?:\S*/)?" + message)
                self.check_messages(err)
                self.assertFalse([p for p in self.folder.iterdir() if p.name.startswith("out")], "nothing half-written")

    def test_bad_rows(self):
        row = "org/a\tORG.company\t{}\t{}\t{}\t{}\t{}\t{}\tauthored\n"
        self.refused(GAZETTEER + GOOD_ROW + row.format("Acme", "ACM{Q}", "", "", "", ""), r"bad\.tsv:4: .*Q.*; write ")
        self.refused("#gazetteer v1\n#columns: id\ttype\tname\tcolour\norg/a\tORG\tAcme\tred\n", r"bad\.tsv:2: .*colour.*; write ")
        self.refused(GAZETTEER + row.format("Acme", "", "", "", "2020-01-01", "2019-01-01"), r"bad\.tsv:3: .*; write ")
        self.refused(GAZETTEER + row.format("Acme", "", "", "", "2020-13-01", ""), r"bad\.tsv:3: .*2020-13-01.*; write ")
        self.refused(GAZETTEER + row.format("Acme", "", "", "", "", "") * 2, r"bad\.tsv:4: .*org/a.*; ")
        self.refused(GAZETTEER + row.format("", "", "", "", "", ""), r"bad\.tsv:3: .*name.*; write ")
        self.refused(GAZETTEER + row.format("Acme", "", "Ukraine", "", "", ""), r"bad\.tsv:3: .*country.*; write ")
        self.refused(GAZETTEER + "org/a\tORG\n", r"bad\.tsv:3: ")
        self.refused("id\tname\n", r"bad\.tsv:1: .*; write ")
        self.refused(TENURES + "person/x\trole/y\tMinister\t\tUA\t2020-02-01\t2019-01-01\t\tauthored\n", r"bad\.tsv:3: .*; write ")
        self.refused((GAZETTEER + row.format("Ac\udcffme", "", "", "", "", "")).encode(errors="surrogateescape"), r"bad\.tsv:3: .*UTF-8.*; ")

    def test_all_problems_at_once(self):
        self.write("bad.tsv", GAZETTEER + "".join(f"org/a{i}\tORG\tAcme {i}\tACM{{Q}}\t\t\t\t\tauthored\n" for i in range(5)))
        code, _, err = self.run_onoma("compile", "bad.tsv", "-o", "out.onoma")
        self.assertEqual(5, len(err.splitlines()), err)

    def test_bad_rules(self):
        self.refused("rule broken\n  text   (unclosed\n  start  digit\n  emit   = ORG\n  find   \"[x]\"\n", r"bad\.rules:\d+: .*; ", "bad.rules")
        self.refused("nonsense here\n", r"bad\.rules:1: .*; ", "bad.rules")

    def test_missing_and_damaged_knowledge(self):
        self.write("a.txt", "Kyiv")
        for arguments in (("--gazetteer", "none.tsv"), ("--gazetteer", "none.onoma"), ("--rules", "none.rules")):
            code, out, err = self.run_onoma("extract", "a.txt", *arguments)
            self.assertEqual((3, ""), (code, out), err)
            self.assertRegex(err, r"^onoma: .*none\.")
            self.assertNotRegex(err, r"ONOMA_DATA")
        self.write("good.tsv", GAZETTEER + GOOD_ROW)
        self.assertEqual(0, self.run_onoma("compile", "good.tsv", "-o", "good.onoma")[0])
        image = (self.folder / "good.onoma").read_bytes()
        damaged = {"cut": image[:len(image) // 2], "flipped": image[:200] + bytes([image[200] ^ 255]) + image[201:], "empty": b"", "foreign": b"hello, this is no image\n" * 50}
        for name, content in damaged.items():
            self.write(f"{name}.onoma", content)
            code, out, err = self.run_onoma("extract", "a.txt", "--gazetteer", f"{name}.onoma")
            self.assertEqual((3, ""), (code, out), (name, err))
            self.assertRegex(err, rf"^onoma: .*{name}\.onoma: ")
        code, out, err = self.run_onoma("extract", "a.txt", env={**os.environ, "ONOMA_DATA": str(self.folder / "nowhere")})
        self.assertEqual((3, ""), (code, out))
        self.assertRegex(err, r"ONOMA_DATA")

    def test_own_names(self):
        self.write("ours.tsv", GAZETTEER + GOOD_ROW)
        self.assertEqual(0, self.run_onoma("compile", "ours.tsv", "-o", "ours.onoma", "--version-string", "7.7")[0])
        for name in ("ours.tsv", "ours.onoma"):
            code, out, err = self.run_onoma("extract", "-", "--gazetteer", name, stdin="Zorblax Works left Ukraine.")
            self.assertEqual((0, ""), (code, err))
            self.assertEqual(["org/zorblax", "geo/ua"], [e["id"] for e in self.rows(out)[0]["entities"]])
        code, out, _ = self.run_onoma("extract", "-", "--gazetteer", "ours.tsv", "--no-default", stdin="Zorblax Works left Ukraine.")
        self.assertEqual(["org/zorblax"], [e["id"] for e in self.rows(out)[0]["entities"]])

    def test_compile_replaces_in_one_step(self):
        self.write("ours.tsv", GAZETTEER + GOOD_ROW)
        code, out, err = self.run_onoma("compile", "ours.tsv", "-o", "ours.onoma")
        self.assertEqual((0, ""), (code, err))
        self.assertRegex(out, r"^ours\.onoma: 1 entries, ")
        before = (self.folder / "ours.onoma").read_bytes()
        self.write("ours.tsv", GAZETTEER + GOOD_ROW + "bad row\n")
        self.assertEqual(1, self.run_onoma("compile", "ours.tsv", "-o", "ours.onoma")[0])
        self.assertEqual(before, (self.folder / "ours.onoma").read_bytes())
        self.assertEqual(["ours.onoma", "ours.tsv"], sorted(p.name for p in self.folder.iterdir()))
        self.assertEqual(4, self.run_onoma("compile", SOURCE / "gazetteers/countries.tsv", "-o", "none/x.onoma")[0])


class Asking(Case):
    def test_explain(self):
        self.write("a.txt", "The Kyiv metro. Kyiv.")
        code, out, err = self.run_onoma("explain", "a.txt", "--text", "Kyiv")
        self.assertEqual((0, ""), (code, err))
        self.assertIn("geo/kyiv", out)
        self.assertEqual(2, out.count("== "))
        self.assertIn("geo/kyiv", self.run_onoma("explain", "a.txt", "--span", "4:8")[1])
        self.assertEqual(1, self.run_onoma("explain", "a.txt", "--text", "Lviv")[0])
        self.assertEqual(1, self.run_onoma("explain", "none.txt", "--text", "Lviv")[0])
        self.write("a.jsonl", '{"id": "a", "text": "Paris"}\n{"id": "b", "text": "\u00e9 Kyiv"}\n')
        self.assertIn("geo/kyiv", self.run_onoma("explain", "a.jsonl", "--id", "b", "--span", "2:6", "--offsets", "codepoints")[1])
        code, _, err = self.run_onoma("explain", "a.jsonl", "--id", "z", "--text", "Kyiv")
        self.assertEqual((1, "onoma: a.jsonl: no document z; check --id\n"), (code, err))

    def test_who(self):
        code, out, err = self.run_onoma("who", "defence-minister", "UA", "--date", "2025-11-15")
        self.assertEqual((0, ""), (code, err))
        self.assertTrue(out.startswith("person/denys-shmyhal\tDenys Shmyhal\n"), out)
        for office, of in (("defence minister", "Ukraine"), ("Minister of Defense", "Ukraine"), ("role/defence-minister", "geo/ua")):
            self.assertEqual(out, self.run_onoma("who", office, of, "--date", "2025-11-15")[1], (office, of))
        code, nato, err = self.run_onoma("who", "Secretary-General", "NATO", "--date", "2025-11-15")
        self.assertTrue(nato.startswith("person/mark-rutte\t"), nato)
        # The words that name the body themselves, and those of the news.
        for office, of, day, person in (("CIA director", "US", "2016-01-01", "john-brennan"), ("president of the Bundestag", "Germany", "2012-01-01", "norbert-lammert"),
                                        ("ambassador to NATO", "US", "2022-06-01", "julianne-smith"), ("chief", "NATO", "2022-01-01", "jens-stoltenberg"),
                                        ("leader", "France", "2020-01-01", "emmanuel-macron"), ("president of the Senate", "France", "2025-11-01", "gerard-larcher"), ("health minister", "UK", "2025-11-01", "wes-streeting")):
            out = self.run_onoma("who", office, of, "--date", day)[1]
            self.assertTrue(out.startswith("person/%s\t" % person), (office, of, out))
        for office, day, person in (("head of the CIA", "2025-11-01", "john-ratcliffe"), ("Ukrainian president", "2025-11-01", "volodymyr-zelenskyy"), ("pope", "2020-01-01", "pope-francis"),
                                    ("chancellor of the exchequer", "2025-11-01", "rachel-reeves"), ("foreign minister of Norway", "2025-11-01", "espen-barth-eide")):
            out = self.run_onoma("who", office, "--date", day)[1]
            self.assertTrue(out.startswith("person/%s\t" % person), (office, out))
        self.assertEqual("unknown", self.run_onoma("who", "shadow chancellor", "UK", "--date", "2025-11-01")[1][:7], "not the chancellor")
        code, out, err = self.run_onoma("who", "role/defence-minister", "geo/ua", "--date", "1950-01-01")
        self.assertEqual((0, "unknown"), (code, out[:7]))

    def test_check(self):
        rows = ["org/a\tORG\tAcme\tAcme Works | Apex\t\t\t\t\tauthored", "org/b\tORG\tApex\t\t\t\t\t\tauthored", "org/c\tORG\tCzar\tCzar\t\t\t\t\t"]
        self.write("ours.tsv", GAZETTEER + "\n".join(rows) + "\n")
        code, out, err = self.run_onoma("check", "ours.tsv")
        self.assertEqual(0, code, err)
        self.assertRegex(out, r"ours\.tsv:\d+: .*'Apex'.*")
        self.assertRegex(out, r"ours\.tsv:5: .*source")
        self.assertRegex(out, r"ours\.tsv:5: .*twice")
        self.assertEqual(1, self.run_onoma("check", "ours.tsv", "--strict")[0])
        self.write("tenures.tsv", TENURES + "person/a\trole/defence-minister\tMinister\t\tUA\t2020-01-01\t2022-01-01\t\tauthored\nperson/b\trole/defence-minister\tMinister\t\tUA\t2021-06-01\t\t\tauthored\n")
        code, out, err = self.run_onoma("check", "tenures.tsv")
        self.assertRegex(out, r"tenures\.tsv:4: .*overlap.*tenures\.tsv:3")

    def test_check_rules(self):
        """Examples fail with file, line and what was found; on a corpus each kind of warning, the costs and the alphabets."""
        self.write("a.rules", 'macro fort = \'Fort\' {Cap}\nrule a.fort\n  match <fort>\n  emit match = FAC\n  find "at [Fort Qvist](FAC) and"\n  not "at Fort Lindgren"\n')
        self.write("b.rules", 'rule b.fort\n  match \'Fort\' {Cap}\n  emit match = ORG\n  find "at [Fort](ORG) Qvist"\nrule b.never\n  match zzyzx\n  emit match = ORG\nrule b.trigger\n  text Zq\\d\n  trigger word Zq1\n  emit match = PRODUCT\n')
        code, out, err = self.run_onoma("check", "rules", ".")
        self.assertEqual(1, code)
        self.assertIn("onoma: a.rules:6: a.fort finds [Fort Lindgren](FAC) in \"at Fort Lindgren\", which 'not' forbids\n", err)
        self.assertIn('onoma: b.rules:4: b.fort does not find [Fort](ORG) in "at Fort Qvist"; it finds [Fort Qvist](ORG)\n', err)
        self.check_messages(err)
        self.assertIn("4 rules, 3 examples: 3 problems\n", out)
        self.write("good.rules", 'rule own.fort\n  match \'Fort\' {Cap}\n  emit match = FAC\n  priority 90\n  find "at [Fort Qvist](FAC)"\nrule own.same\n  match \'Fort\' \'Qvist\'\n  emit match = ORG\n  priority 90\nrule own.less\n  match \'Fort\' {Cap}\n  emit match = FAC\n  priority 80\n'
                   'rule own.never\n  match zzyzx\n  emit match = ORG\nrule own.trigger\n  text Zq\\d\n  trigger word Zq1\n  emit match = PRODUCT\n')
        self.write("c.jsonl", '{"id": "1", "text": "At Fort Qvist and Fort Lindgren, a Zq2."}\n')
        code, out, err = self.run_onoma("check", "rules", "good.rules", "--corpus", "c.jsonl")
        self.assertEqual((0, ""), (code, err))
        for line in ("good.rules:14: own.never never fires on this corpus; ", "good.rules:10: each of the 2 spans of own.less loses to own.", "good.rules:1: own.fort gives FAC and own.same (good.rules:6) gives ORG at priority 90, 1 times",
                     'good.rules:17: the trigger of own.trigger loses "Zq2"; ', "    ns/KB  share   matches  rule, alone\n", " states of its automaton\n", "0 units fell back", "all rules together: text ", "5 rules, 1 examples: 0 problems\n", "1 documents, 0.0 MB: "):
            self.assertIn(line, out)
        self.assertRegex(out, r"(?m)^ +[\d.]+ +[\d.]+% +2  own\.fort \(good\.rules:1\)$")
        self.assertNotIn("date.", out, "the shipped rules are not judged")
        self.assertEqual(1, self.run_onoma("check", "rules", "good.rules", "--corpus", "c.jsonl", "--strict")[0])
        self.assertEqual(0, self.run_onoma("check", "rules")[0], "the shipped examples hold")
        code, out, err = self.run_onoma("check", "rules", "good.rules", "--corpus", "none.jsonl")
        self.assertEqual((1, "onoma: none.jsonl: No such file or directory; check the name\n"), (code, err))
        self.assertEqual((1, "onoma: c.jsonl: no rule file; name a .rules file, or a directory of them\n"), self.run_onoma("check", "rules", "c.jsonl")[::2])
        self.assertEqual(2, self.run_onoma("check")[0])

    def test_eval_runs_the_extractor_or_reads_predictions(self):
        text = "Ukraine met NATO in Kyiv."
        gold = {"id": "a", "text": text, "entities": [{"start": 0, "end": 7, "type": "GPE", "id": "geo/ua"}, {"start": 12, "end": 16, "type": "ORG", "id": "org/nato"}, {"start": 20, "end": 24, "type": "GPE"}]}
        self.write("gold.jsonl", json.dumps(gold) + "\n")
        self.assertEqual(0, self.run_onoma("extract", "gold.jsonl", "-o", "found.jsonl")[0])
        direct = self.run_onoma("eval", "gold.jsonl", "--ids", "--records", "--errors", "3", "--by-source")
        self.assertEqual(direct, self.run_onoma("eval", "gold.jsonl", "found.jsonl", "--ids", "--records", "--errors", "3", "--by-source"))
        self.assertEqual((0, ""), (direct[0], direct[2]))
        self.assertIn("ids right 2 of 2", direct[1])
        self.assertEqual(0, self.run_onoma("eval", "gold.jsonl", "--at-least", "strict:ALL=99.9")[0])
        code, _, err = self.run_onoma("eval", "gold.jsonl", "--at-least", "strict:ALL=100.1")
        self.assertEqual((1, "onoma: strict F1 of ALL is 100.00, under the floor of 100.1\n"), (code, err))
        self.assertEqual(2, self.run_onoma("eval", "gold.jsonl", "--at-least", "strict")[0])
        self.write("less.jsonl", json.dumps({"id": "a", "entities": [{"start": 0, "end": 7, "type": "GPE"}]}) + "\n")
        code, out, err = self.run_onoma("diff", "gold.jsonl", "less.jsonl", "found.jsonl")
        self.assertEqual((0, ""), (code, err))
        self.assertRegex(out, r"gained: right now, not before: 2\n")
        self.assertRegex(out, r"lost: right before, not now: 0\n")

    def test_eval_refuses(self):
        self.write("gold.jsonl", '{"id": "a", "text": "Kyiv", "entities": []}\n{"id": "a", "text": "x", "entities": []}\nnonsense\n{"id": "b"}\n')
        code, out, err = self.run_onoma("eval", "gold.jsonl")
        self.assertEqual((1, ""), (code, out))
        self.assertRegex(err, r"(?m)^onoma: gold\.jsonl:2: document a is given twice, first in line 1; leave one$")
        self.assertRegex(err, r"(?m)^onoma: gold\.jsonl:3: column 1: ")
        self.assertRegex(err, r'(?m)^onoma: gold\.jsonl:4: document b: key "entities" is missing')
        self.assertEqual(1, self.run_onoma("eval", "none.jsonl")[0])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:], "-v"])
