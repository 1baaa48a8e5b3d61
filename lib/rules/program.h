// A phrase pattern as instructions, and the matcher that runs them from one start: backtracking in the order of the pattern
// (leftmost-first, as RE2), with a bit for each (instruction, position) once it takes long, so that the time is linear in program x window
// whatever the pattern.
#ifndef ONOMA_LIB_RULES_PROGRAM_H_
#define ONOMA_LIB_RULES_PROGRAM_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lib/rules/pattern.h"

namespace onoma::rules {

struct Instruction {
  enum Op : std::uint8_t { kAtom, kSplit /* a first, then b */, kJump, kSave, kMatch };
  Op op = kMatch;
  std::uint16_t a = 0, b = 0;  // kAtom: atom, next is the following one; kSplit, kJump: targets; kSave: slot
};

struct Program {
  std::vector<Instruction> code;
  std::size_t slots = 2;  // 2 x (1 + captures)
  std::size_t min_units = 0, max_units = 0;
};

// "" or why the pattern is refused.
std::string CompileProgram(const Pattern& pattern, Program& program);

inline constexpr std::uint32_t kUnset = UINT32_MAX;

// Memory of the matcher, kept from call to call.
struct MatchMemory {
  struct Job {
    std::uint16_t pc;
    std::uint16_t slot;      // kNoSlot: go on at pc; else restore this slot
    std::uint32_t position;  // or the slot's old value
  };
  static constexpr std::uint16_t kNoSlot = UINT16_MAX;
  std::vector<Job> jobs;
  std::vector<std::uint64_t> visited;
  std::uint32_t slots[2 + 2 * 16];
};

// Runs `program` from unit `start`, looking at units before `limit`; `test(atom, position)` says whether a unit satisfies an atom. On
// success memory.slots hold positions.
template <class Test>
bool RunProgram(const Program& program, std::uint32_t start, std::uint32_t limit, const Test& test, MatchMemory& memory) {
  const std::uint32_t end = std::uint32_t(std::min<std::size_t>(limit, start + program.max_units));
  const std::size_t width = end - start + 1;
  const Instruction* const code = program.code.data();
  std::uint32_t* const slots = memory.slots;
  for (std::size_t i = 0; i < program.slots; ++i) slots[i] = kUnset;
  std::size_t steps = 0;
  bool marking = false;
  auto& jobs = memory.jobs;
  jobs.clear();
  std::uint32_t pc = 0, at = start;
  for (;;) {
    const Instruction instruction = code[pc];
    bool dead = false;
    switch (instruction.op) {
      case Instruction::kAtom:
        if (at < end && test(instruction.a, at)) {
          ++at, ++pc;
        } else {
          dead = true;
        }
        break;
      case Instruction::kSplit:
        if (++steps > 64) {
          if (!marking) {
            marking = true;
            memory.visited.assign((program.code.size() * width + 63) / 64, 0);
          }
          const std::size_t bit = pc * width + (at - start);
          if (memory.visited[bit >> 6] >> (bit & 63) & 1) {
            dead = true;
            break;
          }
          memory.visited[bit >> 6] |= std::uint64_t(1) << (bit & 63);
        }
        jobs.push_back({instruction.b, MatchMemory::kNoSlot, at});
        pc = instruction.a;
        break;
      case Instruction::kJump:
        pc = instruction.a;
        break;
      case Instruction::kSave:
        jobs.push_back({0, instruction.a, slots[instruction.a]});
        slots[instruction.a] = at;
        ++pc;
        break;
      case Instruction::kMatch:
        slots[0] = start;
        slots[1] = at;
        return true;
    }
    while (dead) {
      if (jobs.empty()) return false;
      const MatchMemory::Job job = jobs.back();
      jobs.pop_back();
      if (job.slot == MatchMemory::kNoSlot) {
        pc = job.pc;
        at = job.position;
        dead = false;
      } else {
        slots[job.slot] = job.position;
      }
    }
  }
}

}  // namespace onoma::rules

#endif  // ONOMA_LIB_RULES_PROGRAM_H_
