// Appends to a std::string at the speed of memcpy: room is made once for many small pieces.
#ifndef ONOMA_LIB_FORMAT_BUFFER_H_
#define ONOMA_LIB_FORMAT_BUFFER_H_

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace onoma::format {

class Buffer {
 public:
  Buffer(std::string& out, std::size_t expected) : out_(out), size_(out.size()), step_(std::max<std::size_t>(expected / 2, 4096)) {
    out_.resize(size_ + expected);
  }
  ~Buffer() { out_.resize(size_); }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  // Room for `more` bytes; what follows with Put needs no check of its own.
  void Room(std::size_t more) {
    if (out_.size() - size_ < more) Grow(more);
  }
  template <std::size_t n>
  void Put(const char (&literal)[n]) {
    std::memcpy(&out_[size_], literal, n - 1);
    size_ += n - 1;
  }
  void Put(char c) { out_[size_++] = c; }
  void Put(std::string_view text) {
    if (text.empty()) return;
    std::memcpy(&out_[size_], text.data(), text.size());
    size_ += text.size();
  }
  void Number(std::size_t value) {  // at most 20 bytes
    char* at = &out_[size_];
    size_ += static_cast<std::size_t>(std::to_chars(at, at + 20, value).ptr - at);
  }
  std::size_t size() const { return size_; }

 private:
  void Grow(std::size_t more) { out_.resize(size_ + std::max(more, step_)); }
  std::string& out_;
  std::size_t size_, step_;
};

}  // namespace onoma::format

#endif  // ONOMA_LIB_FORMAT_BUFFER_H_
