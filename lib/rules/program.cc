// Writes repetitions out (they are bounded), after having proved that the result stays small.
#include "lib/rules/program.h"

#include <fmt/format.h>

#include <algorithm>

namespace onoma::rules {

namespace {

struct Size {
  std::size_t instructions = 0, min_units = 0, max_units = 0;
};
constexpr std::size_t kCeiling = 1000000;  // saturation, far above every limit

Size Measure(const Node& node) {
  Size size;
  switch (node.kind) {
    case Node::kEmpty:
      break;
    case Node::kAtom:
      size = {1, 1, 1};
      break;
    case Node::kSequence:
      for (const Node& child : node.children) {
        const Size part = Measure(child);
        size.instructions += part.instructions, size.min_units += part.min_units, size.max_units += part.max_units;
      }
      break;
    case Node::kChoice:
      size.min_units = kCeiling;
      for (const Node& child : node.children) {
        const Size part = Measure(child);
        size.instructions += part.instructions + 2;
        size.min_units = std::min(size.min_units, part.min_units), size.max_units = std::max(size.max_units, part.max_units);
      }
      break;
    case Node::kRepeat: {
      const Size part = Measure(node.children[0]);
      size = {(part.instructions + 1) * std::size_t(node.max), part.min_units * std::size_t(node.min),
              part.max_units * std::size_t(node.max)};
      break;
    }
    case Node::kCapture:
      size = Measure(node.children[0]);
      size.instructions += 2;
      break;
  }
  return {std::min(size.instructions, kCeiling), std::min(size.min_units, kCeiling), std::min(size.max_units, kCeiling)};
}

class Writer {
 public:
  explicit Writer(std::vector<Instruction>& code) : code_(code) {}
  void Write(const Node& node) {
    switch (node.kind) {
      case Node::kEmpty:
        break;
      case Node::kAtom:
        Add(Instruction::kAtom, node.value);
        break;
      case Node::kSequence:
        for (const Node& child : node.children) Write(child);
        break;
      case Node::kChoice: {
        std::vector<std::size_t> jumps;
        for (std::size_t i = 0; i < node.children.size(); ++i) {
          const bool last = i + 1 == node.children.size();
          const std::size_t split = last ? 0 : Add(Instruction::kSplit);
          if (!last) code_[split].a = Here();
          Write(node.children[i]);
          if (!last) {
            jumps.push_back(Add(Instruction::kJump));
            code_[split].b = Here();
          }
        }
        for (std::size_t jump : jumps) code_[jump].a = Here();
        break;
      }
      case Node::kRepeat: {
        for (int i = 0; i < node.min; ++i) Write(node.children[0]);
        std::vector<std::size_t> splits;
        for (int i = node.min; i < node.max; ++i) {
          splits.push_back(Add(Instruction::kSplit));
          (node.greedy ? code_[splits.back()].a : code_[splits.back()].b) = Here();
          Write(node.children[0]);
        }
        for (std::size_t split : splits) (node.greedy ? code_[split].b : code_[split].a) = Here();
        break;
      }
      case Node::kCapture:
        Add(Instruction::kSave, 2 + 2 * node.value);
        Write(node.children[0]);
        Add(Instruction::kSave, 3 + 2 * node.value);
        break;
    }
  }
  std::size_t Add(Instruction::Op op, std::size_t a = 0) {
    code_.push_back({op, std::uint16_t(a), 0});
    return code_.size() - 1;
  }

 private:
  std::uint16_t Here() const { return std::uint16_t(code_.size()); }
  std::vector<Instruction>& code_;
};

}  // namespace

std::string CompileProgram(const Pattern& pattern, Program& program) {
  const Size size = Measure(pattern.root);
  if (size.min_units == 0) return "the pattern can match nothing at all; make one unit of it necessary";
  if (size.max_units > kMaxUnits)
    return fmt::format("the pattern can match {} units, more than {}; bound its repetitions: {{m,n}}",
                       size.max_units >= kCeiling ? "very many" : std::to_string(size.max_units), kMaxUnits);
  if (size.instructions + 1 > kMaxProgram)
    return fmt::format("the pattern needs {} steps written out, more than {}; lower its repetitions",
                       size.instructions >= kCeiling ? "very many" : std::to_string(size.instructions + 1), kMaxProgram);
  program = {};
  Writer writer(program.code);
  writer.Write(pattern.root);
  writer.Add(Instruction::kMatch);
  program.slots = 2 + 2 * pattern.captures.size();
  program.min_units = size.min_units;
  program.max_units = size.max_units;
  return {};
}

}  // namespace onoma::rules
