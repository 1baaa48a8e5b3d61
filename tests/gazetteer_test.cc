// The public Gazetteer: one set of assertions through every way to hold one; files that fail; rows that override; the shipped sources.
#include "onoma/gazetteer.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

#include "lib/gazetteer/gazetteer_data.h"

namespace onoma {
namespace {

namespace fs = std::filesystem;

std::string Temporary(const std::string& name) {
  std::string directory = ::testing::TempDir() + "onoma_gazetteer_test." + std::to_string(::getpid());  // tests run beside each other
  fs::create_directories(directory);
  return directory + "/" + name;
}
void Write(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

Gazetteer Make() {
  GazetteerBuilder builder;
  builder.Add(Entry{"org/acme", "ORG.company", "Acme Corporation", {{"Acme", "C"}}, {}, {}, {}, {}, {}});
  builder.Add(Tenure{"person/a", "role/chief", "Chief", "org/acme", "", "2020", "", "", ""});
  builder.AddWord("anvil", "goods");
  builder.SetVersion("7");
  return *builder.Build();
}

void Check(const Gazetteer& gazetteer) {
  Gazetteer::Statistics s = gazetteer.statistics();
  EXPECT_EQ(s.entries, 1u);
  EXPECT_EQ(s.names, 2u);
  EXPECT_EQ(s.aliases, 2u);
  EXPECT_EQ(s.tenures, 1u);
  EXPECT_EQ(s.words, 1u);
  EXPECT_EQ(s.bytes, gazetteer.bytes().size());
  EXPECT_EQ(s.knowledge_version, "7");
  const auto& image = internal::GazetteerAccess::image(gazetteer);
  EXPECT_EQ(image.entry(image.FindEntry("org/acme")).name, "Acme Corporation");
}

TEST(Gazetteer, EveryWayToHoldOne) {
  Gazetteer built = Make();
  Check(built);
  Gazetteer copy = built;
  Check(copy);
  Gazetteer moved = std::move(copy);
  Check(moved);
  std::string path = Temporary("acme.onoma");
  ASSERT_TRUE(built.Save(path).ok());
  for (auto check : {Gazetteer::Check::kFull, Gazetteer::Check::kTrusted}) {
    absl::StatusOr<Gazetteer> opened = Gazetteer::Open(path, check);
    ASSERT_TRUE(opened.ok()) << opened.status();
    Check(*opened);
    std::string again = Temporary("again.onoma");
    ASSERT_TRUE(opened->Save(again).ok());
    Check(*Gazetteer::Open(again));
    Gazetteer kept = *opened;
    opened = absl::CancelledError();
    Check(kept);
  }
  Check(*Gazetteer::FromBytes(built.bytes()));
  std::string shifted(1, 'x');
  shifted.append(built.bytes());
  Check(*Gazetteer::FromBytes(std::string_view(shifted).substr(1)));
  // Saved over while mapped: the mapping still shows the old file.
  Gazetteer mapped = *Gazetteer::Open(path);
  ASSERT_TRUE(GazetteerBuilder().Build()->Save(path).ok());
  Check(mapped);
  EXPECT_EQ(Gazetteer::Open(path)->statistics().entries, 0u);
}

TEST(Gazetteer, FilesThatFail) {
  EXPECT_EQ(Gazetteer::Open(Temporary("missing")).status().code(), absl::StatusCode::kNotFound);
  EXPECT_FALSE(Gazetteer::Open(::testing::TempDir()).ok());
  Write(Temporary("empty"), "");
  EXPECT_EQ(Gazetteer::Open(Temporary("empty")).status().code(), absl::StatusCode::kDataLoss);
  Write(Temporary("text"), std::string(4096, 'x'));
  EXPECT_EQ(Gazetteer::Open(Temporary("text")).status().code(), absl::StatusCode::kInvalidArgument);
  Write(Temporary("half"), std::string(Make().bytes().substr(0, 2000)));
  EXPECT_EQ(Gazetteer::Open(Temporary("half")).status().code(), absl::StatusCode::kDataLoss);
  EXPECT_FALSE(Make().Save("/nonexistent/directory/x.onoma").ok());
  for (const auto& file : fs::directory_iterator(fs::path(Temporary("x")).parent_path()))
    EXPECT_EQ(file.path().string().find(".onoma."), std::string::npos) << file.path();
}

TEST(Gazetteer, LaterCallsOverrideAndOneCallMayNotRepeat) {
  const std::string header = "#gazetteer v1\n#columns: id\ttype\tname\n";
  Write(Temporary("a.tsv"), header + "org/a\tORG\tOld Name\n");
  Write(Temporary("b.tsv"), header + "org/a\tORG\tNew Name\n");
  GazetteerBuilder builder;
  builder.AddFile(Temporary("a.tsv"));
  builder.AddFile(Temporary("b.tsv"));
  absl::StatusOr<Gazetteer> gazetteer = builder.Build();
  ASSERT_TRUE(gazetteer.ok()) << gazetteer.status();
  EXPECT_EQ(internal::GazetteerAccess::image(*gazetteer).entry(0).name, "New Name");
  EXPECT_EQ(gazetteer->statistics().names, 1u);
  std::string directory = Temporary("directory");
  fs::create_directories(directory + "/words");
  Write(directory + "/a.tsv", header + "org/a\tORG\tOld Name\n");
  Write(directory + "/b.tsv", header + "org/a\tORG\tNew Name\n");
  Write(directory + "/words/w.txt", "#words v1 class=w\nword\n");
  GazetteerBuilder twice;
  twice.AddDirectory(directory);
  EXPECT_EQ(twice.Build().status().message(), "b.tsv:3: id 'org/a' stands at a.tsv:3 already; write each id once");
}

TEST(Gazetteer, TheEnvironmentNamesTheShippedOne) {
  std::string directory = Temporary("data");
  fs::create_directories(directory);
  ASSERT_TRUE(Make().Save(directory + "/onoma.image").ok());
  const char* before = std::getenv("ONOMA_DATA");
  std::string saved = before == nullptr ? "" : before;
  ::setenv("ONOMA_DATA", directory.c_str(), 1);
  absl::StatusOr<Gazetteer> gazetteer = Gazetteer::Default();
  ::setenv("ONOMA_DATA", "/nonexistent", 1);
  absl::Status missing = Gazetteer::Default().status();
  if (before == nullptr)
    ::unsetenv("ONOMA_DATA");
  else
    ::setenv("ONOMA_DATA", saved.c_str(), 1);
  ASSERT_TRUE(gazetteer.ok()) << gazetteer.status();
  Check(*gazetteer);
  EXPECT_EQ(missing.code(), absl::StatusCode::kNotFound);
}

TEST(Gazetteer, ShippedSourcesAreGood) {
  GazetteerBuilder builder;
  builder.AddDirectory(ONOMA_SOURCE_DIR "/gazetteers");
  absl::StatusOr<Gazetteer> gazetteer = builder.Build();
  EXPECT_TRUE(gazetteer.ok()) << gazetteer.status();
}

}  // namespace
}  // namespace onoma
