# LibClang::LibClang: libclang of the wanted version or a newer one, from LLVM's own prefix (Debian
# keeps every version in /usr/lib/llvm-N) or from what llvm-config names.

set(wanted ${LibClang_FIND_VERSION_MAJOR})
set(prefixes)
foreach(version RANGE ${wanted} 30)
    list(APPEND prefixes /usr/lib/llvm-${version})
endforeach()
find_program(LLVM_CONFIG NAMES llvm-config-${wanted} llvm-config)
if(LLVM_CONFIG)
    execute_process(COMMAND ${LLVM_CONFIG} --prefix OUTPUT_VARIABLE prefix
                    OUTPUT_STRIP_TRAILING_WHITESPACE)
    list(APPEND prefixes ${prefix})
endif()

find_path(LibClang_INCLUDE_DIR clang-c/Index.h PATHS ${prefixes} PATH_SUFFIXES include)
cmake_path(GET LibClang_INCLUDE_DIR PARENT_PATH prefix)
find_library(LibClang_LIBRARY NAMES clang clang-${wanted} PATHS ${prefix} PATH_SUFFIXES lib)

# The header tells the version: CINDEX_VERSION_MINOR is 64 in LLVM 17 to 20.
if(LibClang_INCLUDE_DIR MATCHES "llvm-([0-9]+)")
    set(LibClang_VERSION ${CMAKE_MATCH_1})
elseif(LLVM_CONFIG)
    execute_process(COMMAND ${LLVM_CONFIG} --version OUTPUT_VARIABLE LibClang_VERSION
                    OUTPUT_STRIP_TRAILING_WHITESPACE)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibClang
    REQUIRED_VARS LibClang_LIBRARY LibClang_INCLUDE_DIR
    VERSION_VAR LibClang_VERSION)
if(LibClang_FOUND AND NOT TARGET LibClang::LibClang)
    add_library(LibClang::LibClang UNKNOWN IMPORTED)
    set_target_properties(LibClang::LibClang PROPERTIES
        IMPORTED_LOCATION ${LibClang_LIBRARY}
        INTERFACE_INCLUDE_DIRECTORIES ${LibClang_INCLUDE_DIR})
endif()
