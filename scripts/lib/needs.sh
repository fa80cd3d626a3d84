# Sourced by the other scripts: finds the tools they need, installs them where it may, or says in one line what to install.

fail() {
  echo "$*" >&2
  exit 1
}

# Root on Debian or Ubuntu may install; everybody else is told.
may_install() {
  [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && command -v apt-get >/dev/null
}

install_packages() {
  echo "Installing: $*"
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}

# The first of these packages that this system offers.
first_offered() {
  local package
  for package in "$@"; do
    if apt-cache policy "$package" 2>/dev/null | grep -q 'Candidate: [0-9]'; then
      echo "$package"
      return 0
    fi
  done
  return 1
}

# Prints the feature number of a java or javac command: 17, 21, 25 …
java_number() {
  "$1" -version 2>&1 | sed -n -E 's/.*(version "|javac )(1\.)?([0-9]+).*/\3/p' | head -n 1
}

in_java_home() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/$1" ]; then
    echo "$JAVA_HOME/bin/$1"
  else
    command -v "$1"
  fi
}

new_enough() {
  local tool number
  tool=$(in_java_home "$1") || return 1
  number=$(java_number "$tool")
  [ -n "$number" ] && [ "$number" -ge 17 ]
}

need_java() {
  new_enough java && return 0
  need_jdk
}

need_jdk() {
  if ! new_enough javac && may_install; then
    apt-get -qq update
    install_packages "$(first_offered openjdk-17-jdk-headless openjdk-21-jdk-headless openjdk-25-jdk-headless)"
    unset JAVA_HOME
  fi
  new_enough javac || fail "A JDK of version 17 or newer is needed (Debian, Ubuntu: apt install openjdk-17-jdk-headless), or JAVA_HOME must name one."
  if [ -z "${JAVA_HOME:-}" ]; then
    JAVA_HOME=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
    export JAVA_HOME
  fi
}

need_maven() {
  if ! command -v mvn >/dev/null && may_install; then
    install_packages maven
  fi
  command -v mvn >/dev/null || fail "Maven 3.8.1 or newer is needed (Debian, Ubuntu: apt install maven)."
}

# Makes the sound files of the tests, and decodes them as it does in production.
need_ffmpeg() {
  if ! command -v ffmpeg >/dev/null && may_install; then
    install_packages ffmpeg
  fi
  command -v ffmpeg >/dev/null || fail "ffmpeg is needed for the tests (Debian, Ubuntu: apt install ffmpeg)."
}

# Tests go through the configuration for it that ships.
need_nginx() {
  if ! command -v nginx >/dev/null && may_install; then
    install_packages nginx-light
  fi
  command -v nginx >/dev/null || fail "nginx is needed for the tests (Debian, Ubuntu: apt install nginx)."
}

# Notes which addresses the product connects to.
need_strace() {
  if ! command -v strace >/dev/null && may_install; then
    install_packages strace
  fi
  command -v strace >/dev/null || fail "strace is needed for the tests (Debian, Ubuntu: apt install strace)."
}

# Sets CHROMIUM to a browser that the tests can drive.
need_chromium() {
  local name
  if [ -n "${CHROMIUM:-}" ]; then
    [ -x "$CHROMIUM" ] || fail "CHROMIUM names no program: $CHROMIUM"
    export CHROMIUM
    return 0
  fi
  find_chromium && return 0
  if may_install; then
    apt-get -qq update
    name=$(first_offered chromium chromium-browser) && install_packages "$name"
  fi
  find_chromium || fail "Chromium is needed for the browser tests (Debian: apt install chromium), or CHROMIUM must name one."
}

find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome; do
    if CHROMIUM=$(command -v "$name"); then
      export CHROMIUM
      return 0
    fi
  done
  unset CHROMIUM
  return 1
}

# What a deleted or renamed source left behind would still be packed.
clear_leftovers() {
  rm -rf target/classes target/test-classes target/florscribe
}
