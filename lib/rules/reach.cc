// States are sets of the instructions that wait for a unit; the empty closure work (splits, jumps, saves) is done once when a state is made. Rules that have matched on the way are
// a set of bits beside it.
#include "lib/rules/reach.h"

#include <algorithm>
#include <cstring>

#include "lib/rules/symbols.h"

namespace onoma::rules {

void Reach::Reset(const Phase& phase) {
  words_ = phase.rule_words;
  offsets_.clear();
  rule_of_.clear();
  for (std::size_t rule = 0; rule < phase.rules.size(); ++rule) {
    offsets_.push_back(std::uint32_t(rule_of_.size()));
    rule_of_.insert(rule_of_.end(), phase.rules[rule].program.code.size(), std::uint32_t(rule));
  }
  lists_.assign(1, {});
  accepts_offset_.assign(1, 0);
  accepts_.assign(1, 0);
  first_.clear();
  edges_.assign(1024, {});
  shift_ = 64 - 10;
  used_ = 0;
  by_set_.clear();
  mark_.assign(rule_of_.size(), 0);
  epoch_ = 0;
  accepting_.assign(words_, 0);
  by_set_.emplace(std::string(words_ * 8, '\0'), kDead);
  // State 1: the starts of all rules. What it accepts (nothing: no pattern is empty) does not matter.
  ++epoch_;
  pending_.clear();
  for (std::size_t rule = 0; rule < phase.rules.size(); ++rule) Close(phase, std::uint32_t(rule), 0);
  std::fill(accepting_.begin(), accepting_.end(), 0);
  std::sort(pending_.begin(), pending_.end());
  lists_.push_back(pending_);
  accepts_offset_.push_back(0);
}

void Reach::Close(const Phase& phase, std::uint32_t rule, std::uint32_t pc) {
  const auto& code = phase.rules[rule].program.code;
  stack_.assign(1, pc);
  while (!stack_.empty()) {
    pc = stack_.back();
    stack_.pop_back();
    std::uint32_t& mark = mark_[offsets_[rule] + pc];
    if (mark == epoch_) continue;
    mark = epoch_;
    const Instruction& instruction = code[pc];
    switch (instruction.op) {
      case Instruction::kAtom: pending_.push_back(offsets_[rule] + pc); break;
      case Instruction::kSplit:
        stack_.push_back(instruction.b);
        stack_.push_back(instruction.a);
        break;
      case Instruction::kJump: stack_.push_back(instruction.a); break;
      case Instruction::kSave: stack_.push_back(pc + 1); break;
      case Instruction::kMatch: accepting_[rule >> 6] |= std::uint64_t(1) << (rule & 63); break;
    }
  }
}

std::uint32_t Reach::Step(const Phase& phase, std::uint32_t state, const std::uint64_t* atoms) {
  ++epoch_;
  pending_.clear();
  std::fill(accepting_.begin(), accepting_.end(), 0);
  for (std::size_t i = 0; i < lists_[state].size(); ++i) {
    const std::uint32_t instruction = lists_[state][i], rule = rule_of_[instruction], pc = instruction - offsets_[rule];
    const std::uint16_t atom = phase.rules[rule].program.code[pc].a;
    if (atoms[atom >> 6] >> (atom & 63) & 1) Close(phase, rule, pc + 1);
  }
  return Intern();
}

std::uint32_t Reach::Intern() {
  std::sort(pending_.begin(), pending_.end());
  std::string key(accepting_.size() * 8 + pending_.size() * 4, '\0');
  std::memcpy(key.data(), accepting_.data(), accepting_.size() * 8);
  if (!pending_.empty()) std::memcpy(key.data() + accepting_.size() * 8, pending_.data(), pending_.size() * 4);
  auto [it, added] = by_set_.emplace(std::move(key), std::uint32_t(lists_.size()));
  if (!added) return it->second;
  lists_.push_back(pending_);
  const bool accepts = std::any_of(accepting_.begin(), accepting_.end(), [](std::uint64_t w) { return w != 0; });
  accepts_offset_.push_back(accepts ? std::uint32_t(accepts_.size()) : 0);
  if (accepts) accepts_.insert(accepts_.end(), accepting_.begin(), accepting_.end());
  return it->second;
}

void Reach::Add(std::uint64_t key, std::uint32_t next) {
  if (++used_ * 2 > edges_.size()) {
    std::vector<Edge> old(edges_.size() * 2);
    old.swap(edges_);
    --shift_;
    for (const Edge& edge : old) {
      if (!edge.key) continue;
      std::size_t at = edge.key * 0x9E3779B97F4A7C15u >> shift_;
      while (edges_[at].key) at = (at + 1) & (edges_.size() - 1);
      edges_[at] = edge;
    }
  }
  std::size_t at = key * 0x9E3779B97F4A7C15u >> shift_;
  while (edges_[at].key) at = (at + 1) & (edges_.size() - 1);
  edges_[at] = {key, next};
}

}  // namespace onoma::rules
