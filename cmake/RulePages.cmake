# The pages of docs/rules compiled into vforklint, for --explain. Run as a script (cmake -P) it writes
# OUTPUT from PAGES; included, it adds that to the target vfl_driver.

if(CMAKE_SCRIPT_MODE_FILE)
    set(arrays)
    set(rows)
    set(number 0)
    foreach(page IN LISTS PAGES)
        cmake_path(GET page STEM id)
        file(READ ${page} text)
        # The marks of tests/run-cases, but for the rule, are nothing that a reader needs.
        string(REGEX REPLACE "// want(@[-+0-9]+)?( remark| warning)? ([a-z-]+)[^\n]*" "// \\3" text "${text}")
        string(HEX "${text}" bytes)
        string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
        string(APPEND arrays "static const unsigned char page_${number}[] = {${bytes}0};\n")
        string(APPEND rows "    {\"${id}\", (const char *)page_${number}},\n")
        math(EXPR number "${number} + 1")
    endforeach()
    file(WRITE ${OUTPUT}
        "#include \"explain.h\"\n\n${arrays}\nconst struct rule_page rule_pages[] = {\n${rows}    {0, 0},\n};\n")
    return()
endif()

file(GLOB pages CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/docs/rules/*.md)
set(generated ${CMAKE_BINARY_DIR}/generated/rule_pages.c)
add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${generated} "-DPAGES=${pages}"
        -P ${CMAKE_CURRENT_LIST_DIR}/RulePages.cmake
    DEPENDS ${pages} ${CMAKE_CURRENT_LIST_DIR}/RulePages.cmake
    COMMENT "Compiling the pages of the rules"
    VERBATIM)
target_sources(vfl_driver PRIVATE ${generated})
