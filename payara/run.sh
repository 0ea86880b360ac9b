#!/bin/sh
# Starts the packaged server. Everything it needs is in the environment:
#   PORT             where it listens, default 8080
#   JAVA_OPTS        options of the JVM, default -Xmx448m -XX:+UseSerialGC -Xss512k -XX:+ExitOnOutOfMemoryError
#   CLUSTER_MEMBERS  addresses of all nodes (host:port,host:port) to share one data grid; not set: a node on its own
#   CLUSTER_ADDRESS  this node's own entry in that list
# and what src/main/resources/META-INF/microprofile-config.properties lists.
set -eu
home=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
if [ -n "${CLUSTER_MEMBERS:-}" ]; then
  : "${CLUSTER_ADDRESS:?must be this node\'s own entry in CLUSTER_MEMBERS}"
  # the grid listens on this address alone, not on every interface
  grid="-Dhazelcast.socket.bind.any=false"
  set -- --clustermode "tcpip:$CLUSTER_MEMBERS" --interfaces "${CLUSTER_ADDRESS%:*}" --startport "${CLUSTER_ADDRESS##*:}" "$@"
else
  grid=""
  set -- --nohazelcast "$@"
fi
# On two cores the JDK starts a thread for every asynchronous step unless its common pool has two workers, and malloc keeps
# an arena per thread.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
# JAVA_OPTS is split into words on purpose
# shellcheck disable=SC2086
exec java -Djava.util.concurrent.ForkJoinPool.common.parallelism=2 \
  ${JAVA_OPTS:--Xmx448m -XX:+UseSerialGC -Xss512k -XX:+ExitOnOutOfMemoryError} $grid \
  -jar "$home/target/partner-chat.jar" --port "${PORT:-8080}" --disablephonehome "$@"
