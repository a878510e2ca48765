# Sourced by the scripts: stands in the repository's root with an environment in which dotnet and npm work anywhere.
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# One configuration for running, testing and shipping: what the tests pass is what the image publishes, and scripts/shop
# and scripts/test share one build.
CONFIGURATION=Release

# CI runners and `env -i` may leave no home; NuGet, npm and Chromium all want one that can be written to.
if [ -z "${HOME:-}" ] || [ ! -w "$HOME" ]; then
  HOME="${TMPDIR:-/tmp}/storefront-home-$(id -u)"
  mkdir -p "$HOME"
  export HOME
fi

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# A compiler server that outlives the script would keep CI's output open.
[ "${CI:-}" != true ] || export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

say() { printf '\n== %s\n' "$*"; }
die() { printf '\n%s\n' "$*" >&2; exit 1; }

need() {
  command -v "$1" >/dev/null || die "$1 is missing. Storefront is built with the .NET 10 SDK and Node 20 or newer; install $2 and run this again."
}
need dotnet "the .NET 10 SDK (https://dot.net)"
need node "Node.js (https://nodejs.org)"
need npm "npm, which comes with Node.js"
