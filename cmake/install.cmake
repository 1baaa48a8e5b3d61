# What `cmake --install` gives: headers, library, tool, compiled knowledge, a CMake package and a pkg-config file. The installed tree can be moved as a whole.
include(CMakePackageConfigHelpers)

install(TARGETS onoma EXPORT onomaTargets
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES
  include/onoma/entity.h include/onoma/evaluate.h include/onoma/export.h include/onoma/extractor.h include/onoma/format.h include/onoma/gazetteer.h
  include/onoma/onoma.h include/onoma/rule_check.h include/onoma/rules.h ${CMAKE_CURRENT_BINARY_DIR}/include/onoma/version.h
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/onoma)

if(ONOMA_BUILD_CLI)
  if(BUILD_SHARED_LIBS)
    file(RELATIVE_PATH ONOMA_LIB_FROM_BIN ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
    set_target_properties(onoma_cli PROPERTIES INSTALL_RPATH "$ORIGIN/${ONOMA_LIB_FROM_BIN}")
  endif()
  install(TARGETS onoma_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(FILES ${ONOMA_DATA_DIR}/onoma.image DESTINATION ${CMAKE_INSTALL_DATADIR}/onoma)
  install(DIRECTORY ${ONOMA_DATA_DIR}/rules DESTINATION ${CMAKE_INSTALL_DATADIR}/onoma FILES_MATCHING PATTERN "*.rules")
endif()
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})

# CMake package. A static library passes its own dependencies on.
set(ONOMA_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/onoma)
install(EXPORT onomaTargets NAMESPACE onoma:: DESTINATION ${ONOMA_PACKAGE_DIR})
configure_package_config_file(cmake/onomaConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/onomaConfig.cmake INSTALL_DESTINATION ${ONOMA_PACKAGE_DIR})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/onomaConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/onomaConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/onomaConfigVersion.cmake DESTINATION ${ONOMA_PACKAGE_DIR})

# pkg-config. ${pcfiledir} lets the tree be moved.
file(RELATIVE_PATH ONOMA_PREFIX_FROM_PC ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
set(ONOMA_PC_REQUIRES "absl_status absl_statusor")
set(ONOMA_PC_OWN "absl_flat_hash_map absl_flat_hash_set absl_hash absl_strings fmt simdjson re2 libutf8proc")
if(BUILD_SHARED_LIBS)
  set(ONOMA_PC_REQUIRES_PRIVATE "${ONOMA_PC_OWN}")
  set(ONOMA_PC_CFLAGS " -DONOMA_SHARED")
else()
  string(APPEND ONOMA_PC_REQUIRES " ${ONOMA_PC_OWN}")
  set(ONOMA_PC_LIBS " -pthread")
endif()
configure_file(cmake/onoma.pc.in ${CMAKE_CURRENT_BINARY_DIR}/onoma.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/onoma.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
