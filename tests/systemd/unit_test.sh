#!/bin/bash
# The unit in a staged root where the binary is a stub: systemd finds nothing to complain about, the sandbox is as tight
# as promised, and every directive has a reason above it. Usage: unit_test.sh FOLDER-OF-THE-UNIT
set -euo pipefail
folder=$1
unit=$folder/joysandconcerns.service
promised=1.5
failures=0

check() {  # WHAT, then a command that must succeed
  local what=$1
  shift
  if "$@"; then echo "ok: $what"; else echo "FAILED: $what"; failures=$((failures + 1)); fi
}

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
mkdir -p "$stage/usr/lib/systemd" "$stage/usr/bin" "$stage/etc/systemd/system" "$stage/usr/share/doc/joysandconcerns"
cp -r /lib/systemd/system "$stage/usr/lib/systemd/"
ln -s usr/bin "$stage/bin"
ln -s usr/lib "$stage/lib"
for program in joysd kill; do
  printf '#!/bin/sh\n' >"$stage/usr/bin/$program"
  chmod 755 "$stage/usr/bin/$program"
done
cp "$unit" "$stage/etc/systemd/system/"

verify_is_silent() {  # only about our unit: units of the machine are not ours to judge
  local said
  said=$(systemd-analyze verify --root="$stage" --man=no "$1" 2>&1 | grep -F joysandconcerns || true)
  [ -z "$said" ] || { echo "$said"; return 1; }
}
check "systemd-analyze verify is silent" verify_is_silent joysandconcerns.service

# The check itself can fail: a directive that does not exist is noticed.
sed 's/^NoNewPrivileges=/NoNewPrivilegez=/' "$unit" >"$stage/etc/systemd/system/joysandconcerns-broken.service"
check "a broken unit would be noticed" eval '! verify_is_silent joysandconcerns-broken.service >/dev/null'

exposure=$(systemd-analyze security --offline=true "$unit" --no-pager | sed -n 's/.*exposure level for .*: \([0-9.]*\) .*/\1/p')
check "exposure '$exposure' is a number, at most $promised" awk -v e="$exposure" -v p=$promised 'BEGIN { exit !(e ~ /^[0-9]+\.[0-9]+$/ && e <= p) }'

without_reason() {
  awk '/^[A-Za-z]+=/ && previous !~ /^#/ { print FILENAME ":" FNR ": no reason above: " $0; bad = 1 } { previous = $0 } END { exit bad }' "$1"
}
check "every directive has a reason above it" without_reason "$unit"

for needed in Type=notify NotifyAccess=main WatchdogSec=3min Restart=on-failure StateDirectoryMode=0700 \
  User=joysandconcerns NoNewPrivileges=yes ProtectSystem=strict \
  LoadCredential=imap_password:/etc/joysandconcerns/imap_password \
  LoadCredential=smtp_password:/etc/joysandconcerns/smtp_password \
  'ExecStart=/usr/bin/joysd --config /etc/joysandconcerns/joysandconcerns.toml' \
  'ExecReload=/bin/kill -HUP $MAINPID'; do
  check "$needed" grep -qxF "$needed" "$unit"
done

# The account and its folders come into being in an empty root, with the owner and mode that the unit expects.
root=$stage/root
mkdir -p "$root/etc" "$root/var/lib" "$root/usr/lib/sysusers.d" "$root/usr/lib/tmpfiles.d"
cp "$folder/joysandconcerns.sysusers" "$root/usr/lib/sysusers.d/joysandconcerns.conf"
cp "$folder/joysandconcerns.tmpfiles" "$root/usr/lib/tmpfiles.d/joysandconcerns.conf"
: >"$root/etc/passwd"
: >"$root/etc/group"
check "sysusers makes the account" systemd-sysusers --root="$root" joysandconcerns.conf
check "the account has no shell" grep -q '^joysandconcerns:.*:/var/lib/joysandconcerns:/usr/sbin/nologin$' "$root/etc/passwd"
if [ "$(id -u)" = 0 ] && [ -d /proc/self ]; then
  check "tmpfiles makes the folders" systemd-tmpfiles --root="$root" --create joysandconcerns.conf
  check "the ledger's folder is closed" [ "$(stat -c %a "$root/var/lib/joysandconcerns")" = 700 ]
fi
exit $((failures > 0))
