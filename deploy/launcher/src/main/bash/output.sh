# What the person at the terminal sees: one line each.

say() {
  clear_progress
  printf '%s\n' "$*"
}

# Ends the script with one line and the exit code 1.
fail() {
  clear_progress
  printf 'tollgate: %s\n' "$*" >&2
  exit 1
}

# A line that the next one replaces; without a terminal, a line whenever the text changes.
progress() { # TEXT SECONDS
  if [ -t 1 ]; then
    printf '\r\033[K  %s (%d s)' "$1" "$2"
    progress_shown=1
  elif [ "${progress_text:-}" != "$1" ]; then
    printf '  %s\n' "$1"
  fi
  progress_text=$1
}

clear_progress() {
  if [ "${progress_shown:-0}" = 1 ]; then
    printf '\r\033[K'
    progress_shown=0
  fi
}
