#!/bin/sh
# Starts the packaged server. Everything it needs is in the environment:
#   PORT             where it listens, default 8080
#   JAVA_OPTS        options of the JVM in place of those below
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
# For two cores and 700 MiB, measured with the benchmark: the quick compiler alone saves some 80 MiB and half a minute of CPU
# after each start, for a turn that costs twice as much as it would after some ten thousand. A turn lives as long as the model
# takes, so the young generation's survivors have room for 1,000 of them with their connections: one that overflows fills the
# old generation, and what cleans that stops everybody for 0.2 s. The old one is whole from the start: it would not grow.
JAVA_OPTS=${JAVA_OPTS:--XX:TieredStopAtLevel=1 -Xms416m -Xmx416m -Xmn216m -XX:SurvivorRatio=1 -XX:InitialTenuringThreshold=15
  -XX:+UseParallelGC -XX:-UseAdaptiveSizePolicy -Xss512k -XX:+ExitOnOutOfMemoryError}
# JAVA_OPTS is split into words on purpose
# shellcheck disable=SC2086
exec java -Djava.util.concurrent.ForkJoinPool.common.parallelism=2 \
  $JAVA_OPTS $grid \
  -jar "$home/target/partner-chat.jar" --port "${PORT:-8080}" --disablephonehome "$@"
