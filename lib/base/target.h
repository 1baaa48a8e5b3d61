// Code for one instruction set: everything between ONOMA_TARGET_BEGIN and ONOMA_TARGET_END is compiled for it, whatever the flags of
// the file, so that no inline function of a header is ever emitted with instructions that the machine may lack.
#ifndef ONOMA_LIB_BASE_TARGET_H_
#define ONOMA_LIB_BASE_TARGET_H_

#if defined(__x86_64__) && defined(__GNUC__)
#define ONOMA_X86 1
#endif

#define ONOMA_PRAGMA(text) _Pragma(#text)
#if defined(__clang__)
#define ONOMA_TARGET_BEGIN(features) ONOMA_PRAGMA(clang attribute push(__attribute__((target(features))), apply_to = function))
#define ONOMA_TARGET_END ONOMA_PRAGMA(clang attribute pop)
#else
#define ONOMA_TARGET_BEGIN(features) ONOMA_PRAGMA(GCC push_options) ONOMA_PRAGMA(GCC target(features))
#define ONOMA_TARGET_END ONOMA_PRAGMA(GCC pop_options)
#endif

#define ONOMA_AVX2 "avx2,bmi,bmi2,lzcnt,popcnt"
#define ONOMA_AVX512 "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,avx2,bmi,bmi2,lzcnt,popcnt"

#endif  // ONOMA_LIB_BASE_TARGET_H_
