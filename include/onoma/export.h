// onoma/export.h: marks what a shared libonoma exports; everything else is hidden.
#ifndef ONOMA_EXPORT_H_
#define ONOMA_EXPORT_H_

#if defined(ONOMA_SHARED) && defined(__GNUC__)
#define ONOMA_EXPORT __attribute__((visibility("default")))
#else
#define ONOMA_EXPORT
#endif

#endif  // ONOMA_EXPORT_H_
