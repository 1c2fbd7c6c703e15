# vfl_functions: what is known about library functions, compiled from the tables in rules/functions.

file(GLOB tables CONFIGURE_DEPENDS rules/functions/*.tsv)
if(NOT tables)
    return()
endif()

file(GLOB generator_sources CONFIGURE_DEPENDS tools/functions/*.c)
add_executable(generate-functions ${generator_sources})
target_link_libraries(generate-functions PRIVATE vfl_options)

set(generated ${CMAKE_BINARY_DIR}/generated/functions_table.c)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated)
# The generator leaves its memory to exit, which the asan preset would take for a leak.
add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -E env ASAN_OPTIONS=detect_leaks=0
        $<TARGET_FILE:generate-functions> ${generated} ${tables}
    DEPENDS generate-functions ${tables}
    COMMENT "Compiling the tables of library functions")

vfl_add_module(functions rules/functions base)
target_sources(vfl_functions PRIVATE ${generated})
