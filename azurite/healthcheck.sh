#!/usr/bin/env bash
# Exit code 0 when the function app in this container says that it is healthy. Uses what every base image has: bash, no curl.
exec 3<>/dev/tcp/127.0.0.1/8080 || exit 1
printf 'GET /api/health HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n\r\n' >&3
read -r -t 20 _ status _ <&3
[[ "$status" == 200 ]]
