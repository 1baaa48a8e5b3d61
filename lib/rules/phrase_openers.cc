// Before the walk: where a rule of each phase may begin. A byte of each signature tells, a bit a phase, once the phase's alphabet has
// learned what the text shows; nearly all units open nothing and are passed over here.
#include <algorithm>
#include <bit>
#include <cstring>

#include "lib/base/bytes.h"
#include "lib/rules/phrase_matcher.h"

namespace onoma::rules {

namespace {

constexpr std::size_t kManySignatures = 100000;

// In RuleScratch::Cache::alive; from the ninth phase on several share one.
unsigned BitOfPhase(std::size_t phase) { return unsigned(phase % 8); }

}  // namespace

void ForgetMany(RuleScratch& scratch) {
  RuleScratch::Cache& cache = *scratch.cache;
  if (cache.signatures.size() <= kManySignatures) return;
  cache.signatures.Reset();
  cache.alive.clear();
  ++cache.generation;
  for (SymbolTable& table : cache.tables) table = {};
}

void LearnUnits(const Phase& phase, std::size_t number, const Names& names, const AtomBits& bits, RuleScratch& scratch) {
  RuleScratch::Cache& cache = *scratch.cache;
  SymbolTable& table = cache.tables[number];
  if (!table.ready() || table.size() > SymbolTable::kMaxSymbols / 2) table.Reset(phase);
  table.Learn(phase, names, bits, cache.signatures, std::uint8_t(1u << BitOfPhase(number)), cache.alive);
}

// What opens is found 64 units at once, as a mask for each phase: where something may begin is not foretold, so a branch a unit would cost
// more.
void FindOpeners(const UnitRow& units, RuleScratch& scratch) {
  RuleScratch::Cache& cache = *scratch.cache;
  const std::size_t count = units.size(), phases = cache.asked.size();
  if (cache.openers.size() < phases * (count + 1)) cache.openers.resize(phases * (count + count / 2 + 1));
  cache.room = cache.openers.size() / phases;
  const std::uint32_t* const numbers = units.signatures();
  const std::uint8_t* const alive = cache.alive.data();
  for (std::size_t first = 0; first < count; first += 64) {
    std::uint8_t bytes[64];
    const std::size_t size = std::min<std::size_t>(count - first, 64);
    if (size < 64) std::memset(bytes, 0, sizeof bytes);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = alive[numbers[first + i]];
    for (std::size_t p = 0; p < phases; ++p) {
      RuleScratch::Cache::Asked& asked = cache.asked[p];
      const unsigned bit = BitOfPhase(asked.phase);
      std::uint64_t mask = 0;
      for (unsigned eight = 0; eight < 8; ++eight)  // the bit of each of eight bytes, multiplied into the topmost byte
        mask |= ((base::Load64(bytes + eight * 8) >> bit & 0x0101010101010101u) * 0x0102040810204080u >> 56) << eight * 8;
      std::uint32_t *const openers = cache.openers.data() + p * cache.room, *out = openers + asked.openers;
      for (; mask; mask &= mask - 1) *out++ = std::uint32_t(first) + std::uint32_t(std::countr_zero(mask));
      asked.openers = std::size_t(out - openers);
    }
  }
}

}  // namespace onoma::rules
