#!/bin/sh
# Read shards on a cluster of Slurm: a controller and two nodes, each with a
# network and a name of its own on this machine.  A task is killed and run
# again, and what is gathered must be what one run prints.
#
# Needs root, and what '.ci/setup cluster' installs.  Nothing of it stays.
#
# Usage: run.sh POVSTAT

set -eu
povstat=$(realpath "${1:-build/povstat}")
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
name=pov$$
net=10.231.77
daemons=

end() {
    status=$?
    trap - EXIT
    # the nodes first: what they ran ends with them
    for daemon in $daemons; do
        kill "$daemon" 2>/dev/null || true
    done
    for daemon in $daemons; do
        wait "$daemon" 2>/dev/null || true
    done
    # Killed was the shell that a daemon was begun by: it is in its network.
    for host in n1 n2 c; do
        while pids=$(ip netns pids "$name-$host" 2>/dev/null) && [ -n "$pids" ]
        do
            # shellcheck disable=SC2086 # words on purpose
            kill $pids 2>/dev/null || true
            sleep 1
        done
        ip netns del "$name-$host" 2>/dev/null || true
    done
    [ $status = 0 ] || tail -n 20 "$work"/*.log >&2
    rm -rf "$work"
    exit $status
}
trap end EXIT
trap 'exit 1' HUP INT TERM

# at HOST COMMAND...: on one of the hosts
at() {
    host=$1
    shift
    # shellcheck disable=SC2016 # for the shell within
    ip netns exec "$name-$host" unshare --uts sh -c 'hostname "$0"; exec "$@"' \
        "$host" "$@"
}

# A bridge on the controller, and a wire to it from each node.
make_network() {
    for host in c n1 n2; do
        ip netns add "$name-$host"
        ip -n "$name-$host" link set lo up
    done
    ip -n "$name-c" link add br0 type bridge
    ip -n "$name-c" addr add $net.1/24 dev br0
    ip -n "$name-c" link set br0 up
    for n in 1 2; do
        ip -n "$name-c" link add "v$n" type veth peer name eth0 netns "$name-n$n"
        ip -n "$name-c" link set "v$n" master br0 up
        ip -n "$name-n$n" addr add $net.1$n/24 dev eth0
        ip -n "$name-n$n" link set eth0 up
    done
}

configure() {
    cat >"$work/slurm.conf" <<END
ClusterName=$name
SlurmctldHost=c($net.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool-%n
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd-%n.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd-%n.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
MpiDefault=none
SwitchType=switch/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SchedulerParameters=sched_interval=1
ReturnToService=2
SlurmdParameters=config_overrides
NodeName=n1 NodeAddr=$net.11 CPUs=1
NodeName=n2 NodeAddr=$net.12 CPUs=1
PartitionName=all Nodes=ALL Default=YES State=UP
END
    # not used, but no node begins without one
    echo CgroupPlugin=cgroup/v1 >"$work/cgroup.conf"
    mkdir "$work/state" "$work/spool-n1" "$work/spool-n2"
    head -c 1024 /dev/urandom >"$work/munge.key"
    chmod 700 "$work"
    chmod 600 "$work/munge.key"
}

start() {
    "$@" >>"$work/daemons.log" 2>&1 &
    daemons="$! $daemons"
}

make_cluster() {
    make_network
    configure
    start munged --foreground --force --key-file="$work/munge.key" \
        --socket="$work/munge.socket" --pid-file="$work/munge.pid" \
        --log-file="$work/munge.log" --seed-file="$work/munge.seed"
    start at c slurmctld -D -f "$work/slurm.conf"
    start at n1 slurmd -D -f "$work/slurm.conf" -N n1
    start at n2 slurmd -D -f "$work/slurm.conf" -N n2
    seconds=0
    while [ "$(at c sinfo -h -o '%D %t' 2>/dev/null)" != "2 idle" ]; do
        seconds=$((seconds + 1))
        [ $seconds -lt 30 ] || break
        sleep 1
    done
    [ $seconds -lt 30 ] && return
    echo "cluster: the nodes did not come up" >&2
    return 1
}

# What each task does: its shard is a line of `todo`.
write_task() {
    cat >"$work/task" <<END
#!/bin/sh
shard=\$(sed -n "\${SLURM_ARRAY_TASK_ID}p" "$work/todo")
case \$shard in
quang-ninh)
    [ -e "$work/killed" ] || { : >"$work/killed"; kill -9 \$\$; } ;;
esac
hostname >>"$work/ran"
exec "$povstat" check --lang vi --partial "$work/parts/\$shard.ndjson" \\
    "$work/shards/\$shard.csv"
END
}

# Submit a task for each shard that has no partial, and wait for all.
read_missing() {
    : >"$work/todo"
    for shard in "$work"/shards/*.csv; do
        shard=$(basename "$shard" .csv)
        [ "$shard" = unknown ] || [ -e "$work/parts/$shard.ndjson" ] ||
            echo "$shard" >>"$work/todo"
    done
    at c sbatch -Q --wait --output="$work/tasks.log" --open-mode=append \
        --array=1-"$(wc -l <"$work/todo")" "$work/task"
}

SLURM_CONF=$work/slurm.conf
export SLURM_CONF
cd "$root"
make_cluster
mkdir "$work/parts"
"$povstat" split --lang vi --families "$work/shards"
write_task
! read_missing || { echo "cluster: no task was killed" >&2; exit 1; }
read_missing
for format in json html csv; do
    "$povstat" report -q --lang vi --as-of 2025-01-15 -f $format \
        >"$work/at-once" 2>"$work/at-once.said" || [ $? = 1 ]
    "$povstat" gather -q --lang vi --as-of 2025-01-15 -f $format \
        "$work"/parts/*.ndjson "$work/shards/split.ndjson" \
        >"$work/gathered" 2>"$work/gathered.said" || [ $? = 1 ]
    cmp "$work/at-once" "$work/gathered"
    cmp "$work/at-once.said" "$work/gathered.said"
done
sort "$work/ran" | uniq -c
echo "ok cluster: what two nodes read is what one run prints"
