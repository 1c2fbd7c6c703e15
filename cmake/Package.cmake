# What is installed beside the programs, and the package of it: "cpack -G DEB" in the build folder.

install(FILES LICENSE README.md docs/options.md docs/configuration.md docs/json-schema.json
    DESTINATION ${CMAKE_INSTALL_DOCDIR})
# A rule in a report is a link to its page here.
install(DIRECTORY docs/rules DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/vforklint)
install(FILES docs/vforklint.1 docs/vforklint-cc.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(PROGRAMS tools/vforklint-cc DESTINATION ${CMAKE_INSTALL_BINDIR})
install(PROGRAMS tools/pre-commit-hook DESTINATION ${CMAKE_INSTALL_BINDIR} RENAME vforklint-hook)
install(FILES completions/vforklint.bash
    DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/bash-completion/completions RENAME vforklint)
install(FILES completions/_vforklint DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/zsh/site-functions)
install(FILES completions/vforklint.fish
    DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/fish/vendor_completions.d)

set(CPACK_PACKAGE_NAME vforklint)
set(CPACK_PACKAGE_CONTACT "The vforklint authors <vforklint@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "finds what C code must not do in the child of vfork(2)")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON) # libclang's own package among them
# libclang's package has no headers of the compiler, such as stddef.h, without which nothing compiles.
string(REGEX MATCH "^[0-9]+" clang_major "${LibClang_VERSION}")
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libclang-common-${clang_major}-dev")
include(CPack)
