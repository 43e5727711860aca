#!/usr/bin/env bash
# Exit code 0 when the function app in this container says that it is healthy. Uses what every base image has: bash, no curl.
#
# Docker starts again what has ended, and what hangs does not end. So a program that has given no answer at all HEALTH_SILENCES times in a row
# is ended here, and its container with it. "Not healthy" is an answer: a restart brings no storage back.
silences=${HEALTH_SILENCES_FILE:-/tmp/investops-silences}
status=
if exec 3<>"/dev/tcp/127.0.0.1/${HEALTH_PORT:-8080}"; then
  printf 'GET /api/health HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n\r\n' >&3
  read -r -t 20 _ status _ <&3
fi

if [[ -n "$status" ]]; then
  rm -f "$silences"
  [[ "$status" == 200 ]]
  exit
fi

((${HEALTH_SILENCES:-0} > 0)) || exit 1
count=$(($(cat "$silences" 2>/dev/null || echo 0) + 1))
echo "$count" >"$silences"
if ((count >= HEALTH_SILENCES)); then
  echo "No answer $count times in a row: the program is ended, so that Docker starts it again."
  for process in /proc/[0-9]*; do
    line=
    read -r line 2>/dev/null <"$process/stat"
    read -r _ parent _ <<<"${line##*) }"
    # What hangs cannot be asked to stop. In a container the program is the child of its init.
    [[ "$parent" == "${HEALTH_PARENT:-1}" && "${process#/proc/}" != "$$" ]] && kill -KILL "${process#/proc/}"
  done
fi

exit 1
