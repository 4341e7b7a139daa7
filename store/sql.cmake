# Writes sql.h: every `-- name: x` block of queries/*.sql as the constant joys::sql::x, and migrations/NNNN_name.sql, in
# order, as joys::sql::migrations. Run by the build with -D FOLDER (store/) and -D OUTPUT (the header).
set(header "// Made by store/sql.cmake from queries/ and migrations/.
#pragma once
#include <array>
#include <string_view>

namespace joys::sql {

struct Migration {
  int number;
  std::string_view name, text;
};
")

file(GLOB queries ${FOLDER}/queries/*.sql)
foreach(file IN LISTS queries)
  file(READ ${file} text)
  string(FIND "${text}" "-- name: " at)
  while(NOT at EQUAL -1)
    string(SUBSTRING "${text}" ${at} -1 text)
    string(REGEX MATCH "^-- name: ([a-z_]+)\n" line "${text}")
    if(NOT line)
      message(FATAL_ERROR "${file}: a name is lower-case letters and underscores, alone in its line")
    endif()
    set(name "${CMAKE_MATCH_1}")
    string(LENGTH "${line}" length)
    string(SUBSTRING "${text}" ${length} -1 text)
    string(FIND "${text}" "-- name: " at)
    string(SUBSTRING "${text}" 0 ${at} body)
    string(STRIP "${body}" body)
    string(APPEND header "\ninline constexpr std::string_view ${name} = R\"sql(${body})sql\";\n")
  endwhile()
endforeach()

file(GLOB migrations ${FOLDER}/migrations/*.sql)
list(LENGTH migrations count)
string(APPEND header "\ninline constexpr std::array<Migration, ${count}> migrations{{\n")
foreach(file IN LISTS migrations)
  get_filename_component(name ${file} NAME_WE)
  string(REGEX MATCH "^0*([1-9][0-9]*)_" prefix "${name}")
  if(NOT prefix)
    message(FATAL_ERROR "${file}: a migration is called NNNN_what.sql")
  endif()
  set(number ${CMAKE_MATCH_1})
  file(READ ${file} text)
  string(APPEND header "    {${number}, \"${name}\", R\"sql(${text})sql\"},\n")
endforeach()
string(APPEND header "}};\n\n}  // namespace joys::sql\n")
file(WRITE ${OUTPUT} "${header}")
