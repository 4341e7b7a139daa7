#!/bin/bash
# Keeps the house in order: a type has one meaning in the whole namespace (two would be undefined behaviour), no file that
# ships is far over 300 lines, every header begins with what it is for.
set -u
cd "$1" || exit 1
bad=0
folders="parsers handlers store mail templates web daemon training"

twice=$(grep -nE '^(struct|class|enum class) [A-Z]\w+( final)?( : .*)? \{' $(git ls-files $folders 2>/dev/null | grep '\.h$' || find $folders -name '*.h') |
  sed -E 's/^([^:]+):[0-9]+:(struct|class|enum class) (\w+).*/\3 \1/' | sort |
  awk '{ n[$1]++; where[$1] = where[$1] " " $2 } END { for (k in n) if (n[k] > 1) print k ":" where[k] }')
if [[ -n $twice ]]; then echo "one name, two types in headers: $twice"; bad=1; fi

while read -r lines file; do
  if ((lines > 330)); then echo "$file has $lines lines: is there a second noun in it?"; bad=1; fi
done < <(find $folders -name '*.cpp' -o -name '*.h' | xargs wc -l | grep -v total)

for header in $(find $folders -name '*.h'); do
  if [[ $(head -c 3 "$header") != "// " ]]; then echo "$header does not begin with what it is for"; bad=1; fi
done
# Every test file that docs/requirements.md names is there.
for file in $(grep -oE 'tests/[A-Za-z0-9_/]+\.(cpp|sh)' docs/requirements.md | sort -u); do
  if [[ ! -e $file ]]; then echo "docs/requirements.md names $file, which is not there"; bad=1; fi
done
exit $bad
