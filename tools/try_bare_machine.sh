#!/usr/bin/env bash
# Runs README's first two commands on a bare Debian 12, as root and as a user with sudo, and times them.
# Then runs both again with the network cut. Needs root, debootstrap and git; tries what is committed. FOLDER/root stays for a look.
#   tools/try_bare_machine.sh [FOLDER] [root|member]    FOLDER keeps the bare system between runs
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=${1:-${TMPDIR:-/tmp}/plaint-bare}
people=${2:-root member}
limit=240 # seconds for both commands, from README
TIMEFORMAT='   %1R s'

say() { printf '== %s\n' "$*"; }

# The mirror that this machine's own apt uses, if it has one of Debian 12.
bootstrap() {
    local mirror
    # shellcheck disable=SC2016 # apt-get fills this in
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | head -n 1)
    say "building a bare Debian 12 (kept as $folder/bookworm.tar)"
    debootstrap --variant=minbase bookworm "$folder/new" ${mirror:+"$mirror"} >"$folder/debootstrap.log"
    rm -rf "$folder"/new/var/lib/apt/lists/* "$folder"/new/var/cache/apt/archives/*.deb
    tar -C "$folder/new" -cf "$folder/bookworm.tar" .
    rm -rf "$folder/new"
}

# What lets this machine reach its package indexes lets the bare one reach them too; nothing else is carried over.
connect() {
    local root=$1 file
    cp /etc/resolv.conf /etc/hosts "$root/etc/"
    apt-config dump Acquire >"$root/etc/apt/apt.conf.d/90acquire"
    for file in /etc/pip.conf ~/.config/pip/pip.conf; do
        if [ -e "$file" ]; then cp "$file" "$root/etc/pip.conf"; fi
    done
    # Not in its usual place: installing Debian's ca-certificates writes that file anew.
    if [ -n "${PIP_CERT:-}" ]; then cp "$PIP_CERT" "$root/etc/index.crt"; fi
}

# A user who may use sudo, on a machine that is otherwise as bare as before.
add_member() {
    chroot "$1" sh -ec '
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends sudo >/dev/null 2>&1
        rm -rf /var/lib/apt/lists/*
        useradd --create-home --shell /bin/sh member
        echo "member ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/member'
}

# The line of README's sh block number $1, which must be its only line.
readme_command() {
    awk -v wanted="$1" '/^```/ { inside = 0 } inside && block == wanted { lines++; print }
        /^```sh$/ { inside = 1; block++ } END { exit lines != 1 }' README.md
}

# in_root PERSON COMMAND: a clean environment, but for what pip needs to find its index
in_root() {
    local person=$1 settings=()
    mapfile -t settings < <(env | grep '^PIP_\|_proxy=')
    if [ -n "${PIP_CERT:-}" ]; then settings+=(PIP_CERT=/etc/index.crt); fi
    "${cut[@]}" chroot --userspec="$person:$person" "$folder/root" env -i "${settings[@]}" \
        HOME="$home" PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 sh -ec "cd ~/plaint; $2" </dev/null
}

unmount() {
    local part
    for part in proc dev/pts; do
        if mountpoint -q "$folder/root/$part"; then umount "$folder/root/$part"; fi
    done
}

try() {
    local person=$1 command start
    home=/root
    cut=()
    unmount
    rm -rf --one-file-system "$folder/root"
    mkdir "$folder/root"
    tar -C "$folder/root" -xf "$folder/bookworm.tar"
    mount -t proc proc "$folder/root/proc"
    mkdir -p "$folder/root/dev/pts"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$folder/root/dev/pts"
    ln -sf pts/ptmx "$folder/root/dev/ptmx"
    connect "$folder/root"
    if [ "$person" = member ]; then
        add_member "$folder/root"
        home=/home/member
    fi
    mkdir "$folder/root$home/plaint"
    git archive HEAD | tar -C "$folder/root$home/plaint" -x
    chroot "$folder/root" chown -R "$person:$person" "$home/plaint"
    start=$SECONDS
    for command in "${commands[@]}"; do
        say "$person, first time: $command"
        time in_root "$person" "$command"
    done
    start=$((SECONDS - start))
    cut=(unshare --net)
    for command in "${commands[@]}"; do
        say "$person, again, without a network: $command"
        time in_root "$person" "$command"
    done
    say "$person: both commands took $start s (at most $limit)"
    [ "$start" -le "$limit" ]
}

mkdir -p "$folder"
trap unmount EXIT
if ! first=$(readme_command 1) || ! second=$(readme_command 2); then
    say "README.md must begin with two sh blocks of one line each"
    exit 1
fi
commands=("$first" "$second")
[ -e "$folder/bookworm.tar" ] || bootstrap
for person in $people; do try "$person"; done
