# Sourced by scripts/test: installs the Debian packages it is given, and only those that are missing.

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install_packages() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  say "Installing ${missing[*]}"
  # The tests start their own servers, so no package may start one: it would hold a port and need another's password.
  local policy=/usr/sbin/policy-rc.d own_policy=
  if [ ! -e "$policy" ]; then
    own_policy=1
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod +x "$policy"
  fi
  local log status=0 apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300)
  log=$(mktemp)
  { as_root "${apt[@]}" update && as_root "${apt[@]}" install --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null || status=$?
  [ -z "$own_policy" ] || as_root rm -f "$policy"
  [ $status = 0 ] || die "$(tail -n 30 "$log")"$'\n'"apt could not install ${missing[*]}."
  rm -f "$log"
}
