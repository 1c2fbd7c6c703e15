# Completion of vforklint's options for bash. Made by tools/option-docs.
_vforklint() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} value kept=
    if [[ $word == = ]]; then
        word=$before=
    elif [[ $before == = ]]; then
        word=${COMP_WORDS[COMP_CWORD - 2]}=$word
    fi
    case $before in
    -o|-p|-MF)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    esac
    case $word in
    --write-baseline=*)
        value=${word#--write-baseline=} kept=
        mapfile -t COMPREPLY < <(compgen -f -- "$value")
        ;;
    --directory=*)
        value=${word#--directory=} kept=
        mapfile -t COMPREPLY < <(compgen -f -- "$value")
        ;;
    --cache-dir=*)
        value=${word#--cache-dir=} kept=
        mapfile -t COMPREPLY < <(compgen -f -- "$value")
        ;;
    -Wno-error=*)
        value=${word#-Wno-error=} kept=
        mapfile -t COMPREPLY < <(compgen -W 'vfork-local-write vfork-memory-write vfork-return vfork-exit vfork-unsafe-call vfork-fallthrough vfork-unchecked vfork-signal-handler vfork-set-id vfork-hidden vfork-blocking vfork-dead-write vfork-unknown-call vfork-shared-result vfork-signals-open vfork-use unused-suppression wrong-model unused-model' -- "$value")
        ;;
    --baseline=*)
        value=${word#--baseline=} kept=
        mapfile -t COMPREPLY < <(compgen -f -- "$value")
        ;;
    --explain=*)
        value=${word#--explain=} kept=
        mapfile -t COMPREPLY < <(compgen -W 'vfork-local-write vfork-memory-write vfork-return vfork-exit vfork-unsafe-call vfork-fallthrough vfork-unchecked vfork-signal-handler vfork-set-id vfork-hidden vfork-blocking vfork-dead-write vfork-unknown-call vfork-shared-result vfork-signals-open vfork-use unused-suppression wrong-model unused-model' -- "$value")
        ;;
    --config=*)
        value=${word#--config=} kept=
        mapfile -t COMPREPLY < <(compgen -f -- "$value")
        ;;
    --format=*)
        value=${word#--format=} kept=
        mapfile -t COMPREPLY < <(compgen -W 'text json sarif github gitlab checkstyle junit' -- "$value")
        ;;
    --object=*)
        value=${word#--object=} kept=
        mapfile -t COMPREPLY < <(compgen -f -- "$value")
        ;;
    -Werror=*)
        value=${word#-Werror=} kept=
        mapfile -t COMPREPLY < <(compgen -W 'vfork-local-write vfork-memory-write vfork-return vfork-exit vfork-unsafe-call vfork-fallthrough vfork-unchecked vfork-signal-handler vfork-set-id vfork-hidden vfork-blocking vfork-dead-write vfork-unknown-call vfork-shared-result vfork-signals-open vfork-use unused-suppression wrong-model unused-model' -- "$value")
        ;;
    --color=*)
        value=${word#--color=} kept=
        mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$value")
        ;;
    --ninja=*)
        value=${word#--ninja=} kept=
        mapfile -t COMPREPLY < <(compgen -f -- "$value")
        ;;
    -Wno-*)
        value=${word#-Wno-} kept=-Wno-
        mapfile -t COMPREPLY < <(compgen -W 'vfork-local-write vfork-memory-write vfork-return vfork-exit vfork-unsafe-call vfork-fallthrough vfork-unchecked vfork-signal-handler vfork-set-id vfork-hidden vfork-blocking vfork-dead-write vfork-unknown-call vfork-shared-result vfork-signals-open vfork-use unused-suppression wrong-model unused-model' -- "$value")
        ;;
    -W*)
        value=${word#-W} kept=-W
        mapfile -t COMPREPLY < <(compgen -W 'vfork-local-write vfork-memory-write vfork-return vfork-exit vfork-unsafe-call vfork-fallthrough vfork-unchecked vfork-signal-handler vfork-set-id vfork-hidden vfork-blocking vfork-dead-write vfork-unknown-call vfork-shared-result vfork-signals-open vfork-use unused-suppression wrong-model unused-model' -- "$value")
        ;;
    -*)
        mapfile -t COMPREPLY < <(compgen -W '-W -Wno- -Wextra -Werror -Werror= -Wno-error -Wno-error= -w --strict --platform= --config= --no-config --dump-config --color= --format= -o -p --capture --directory= --object= -MD -MF --check --command --extra-arg= --extra-arg-before= --require-reason --baseline= --write-baseline= --prune-baseline --diff= --ninja= --launcher= --exit-zero -j --no-cache --cache-dir= --timeout= --dump= --dump-function= --all --stats --list-rules --explain= --models= --help --version' -- "$word")
        [[ ${COMPREPLY[0]} == *= || ${COMPREPLY[0]} == -W* ]] && compopt -o nospace
        return
        ;;
    *)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    esac
    COMPREPLY=("${COMPREPLY[@]/#/$kept}")
}
complete -o filenames -F _vforklint vforklint
