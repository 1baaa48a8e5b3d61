#!/usr/bin/env python3
"""Installs onoma, moves the tree, and builds a consumer in every way a consumer can: find_package, pkg-config, add_subdirectory; static and shared.

    consumer_test.py SOURCE BUILD CMAKE CXX

The static library comes from BUILD. The shared one is built once, by the add_subdirectory consumer, and installed from there.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE, BUILD = (pathlib.Path(p).resolve() for p in sys.argv[1:3])
CMAKE, CXX = sys.argv[3:5]
ENVIRONMENT = {k: v for k, v in os.environ.items() if k == "CMAKE_GENERATOR" or not k.startswith(("ONOMA", "PKG_CONFIG", "CMAKE_"))}


class Consumers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="onoma-consumer-"))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def run_ok(self, *command, **kwargs):
        done = subprocess.run([str(c) for c in command], capture_output=True, text=True, env={**ENVIRONMENT, **kwargs.pop("env", {})}, **kwargs)
        self.assertEqual(0, done.returncode, f"{' '.join(map(str, command))}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}")
        return done.stdout

    def install(self, build, name):
        """Installs `build`, and moves what was installed elsewhere."""
        before, after = self.folder / f"{name}-first", self.folder / name
        self.run_ok(CMAKE, "--install", build, "--prefix", before)
        before.rename(after)
        for path in after.rglob("*"):
            if path.suffix in (".cmake", ".pc", ".h"):
                text = path.read_text()
                for place in (before, SOURCE, build): self.assertNotIn(str(place), text, f"{path} names a place of the machine it was made on")
        return after

    def use(self, prefix, shared):
        """Both consumers of an installed tree."""
        library = next(prefix.rglob("libonoma.so" if shared else "libonoma.a")).parent
        build = self.folder / f"{prefix.name}-find"
        self.run_ok(CMAKE, "-S", SOURCE / "tests/consumer/find_package", "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_CXX_COMPILER={CXX}")
        self.run_ok(CMAKE, "--build", build)
        self.assertIn("geo/ua", self.run_ok(build / "consumer", cwd="/"))

        env = {"PKG_CONFIG_PATH": str(library / "pkgconfig")}
        flags = self.run_ok("pkg-config", "--cflags", "--libs", "onoma", env=env).split()
        program = self.folder / f"{prefix.name}-pc"
        self.run_ok(CXX, "-std=c++17", "-Wall", "-Wextra", "-Werror", SOURCE / "tests/consumer/main.cc", "-o", program, *flags)
        # Linked statically, the program is not in the tree, and says where the knowledge is; a shared library knows.
        where = {"LD_LIBRARY_PATH": str(library)} if shared else {"ONOMA_DATA": str(prefix / "share/onoma")}
        self.assertIn("geo/ua", self.run_ok(program, cwd="/", env=where))
        self.assertIn("0.1.0", self.run_ok("pkg-config", "--modversion", "onoma", env=env))

        self.assertIn("geo/ua", self.run_ok(prefix / "bin/onoma", "extract", "-", "--format", "jsonl", input="Ukraine.\n", cwd="/"))

    def test_1_static(self):
        prefix = self.install(BUILD, "static")
        # The image must be found in the moved tree, not in the build tree.
        self.assertIn(str(prefix), self.run_ok(prefix / "bin/onoma", "--version", cwd="/"))
        env = {"ONOMA_DATA": str(prefix / "share/onoma")}
        ENVIRONMENT.update(env)
        try: self.use(prefix, False)
        finally: ENVIRONMENT.pop("ONOMA_DATA")

    def test_2_every_header_alone_as_cxx17(self):
        prefix = next((p for p in (self.folder / "static",) if p.exists()), None) or self.install(BUILD, "headers")
        for header in sorted((prefix / "include/onoma").glob("*.h")):
            self.run_ok(CXX, "-std=c++17", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only", "-x", "c++", "-I", prefix / "include", "-", input=f"#include <onoma/{header.name}>\n")

    def test_3_add_subdirectory_and_shared(self):
        build = self.folder / "subdirectory"
        self.run_ok(CMAKE, "-S", SOURCE / "tests/consumer/add_subdirectory", "-B", build, f"-DONOMA_SOURCE={SOURCE}", "-DBUILD_SHARED_LIBS=ON", "-DONOMA_INSTALL=ON",
                    "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O0", f"-DCMAKE_CXX_COMPILER={CXX}")
        self.run_ok(CMAKE, "--build", build, "-j", os.cpu_count() or 1)
        self.assertIn("geo/ua", self.run_ok(build / "consumer", cwd="/"))
        prefix = self.install(build, "shared")
        self.assertIn(str(prefix), self.run_ok(prefix / "bin/onoma", "--version", cwd="/"))
        self.use(prefix, True)
        library = next(prefix.rglob("libonoma.so"))
        self.assertIn("SONAME", self.run_ok("readelf", "-d", library))
        names = [line.split()[-1] for line in self.run_ok("nm", "-DC", "--defined-only", library).splitlines()]
        self.assertTrue(names)
        symbols = self.run_ok("nm", "-DC", "--defined-only", library)
        for line in symbols.splitlines():
            self.assertNotRegex(line, r" [TDB] onoma::(text|base|gazetteer|rules|document|extract|format)::", "a private symbol is exported")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
