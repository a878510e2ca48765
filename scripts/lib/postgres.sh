# Sourced by scripts/test: a private PostgreSQL cluster in a directory that the caller gives and clears away.

start_postgres() {
  local postgres_home=$1 bin port password try
  mkdir "$postgres_home"
  bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
  password=$(node -p "require('crypto').randomBytes(16).toString('hex')")
  printf %s "$password" > "$postgres_home/password"

  # PostgreSQL refuses to run as root. The server is told to stop when this script dies, however it dies.
  local who=()
  if [ "$(id -u)" = 0 ]; then
    chown -R postgres: "$postgres_home"
    who=(--reuid=postgres --regid=postgres --init-groups)
  fi
  (cd "$postgres_home" && setpriv "${who[@]}" "$bin/initdb" --pgdata=data --username=storefront --pwfile=password \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync) > "$postgres_home/initdb.log" 2>&1 \
    || die "initdb failed: $(cat "$postgres_home/initdb.log")"

  for try in 1 2 3 4 5; do
    port=$(node -e "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })")
    # Commits stay durable (fsync and synchronous_commit are on), as in the shop; the rest suits many small, short databases.
    (cd "$postgres_home" && exec setpriv "${who[@]}" --pdeathsig=INT "$bin/postgres" -D data -p "$port" -h 127.0.0.1 -k "$postgres_home" \
      -c shared_buffers=256MB -c max_connections=300 -c max_wal_size=4GB -c checkpoint_timeout=30min \
      -c wal_level=minimal -c max_wal_senders=0 -c jit=off) > "$postgres_home/server.log" 2>&1 &
    postgres_pid=$!
    while kill -0 $postgres_pid 2>/dev/null; do
      if "$bin/pg_isready" -q -h 127.0.0.1 -p "$port"; then
        export STOREFRONT_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=storefront;Password=$password;Database=postgres"
        return
      fi
      sleep 0.1
    done
  done
  die "PostgreSQL did not start: $(tail -n 20 "$postgres_home/server.log")"
}

stop_postgres() {
  [ -n "${postgres_pid:-}" ] || return 0
  kill -QUIT "$postgres_pid" 2>/dev/null || true
  wait "$postgres_pid" 2>/dev/null || true
}
