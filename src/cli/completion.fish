# fish completion for povstat: asks povstat what may stand here.

function __povstat_words
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    set -l program $words[1]
    set -e words[1]

    for line in ($program completion words -- $words "$last" 2>/dev/null)
        set -l lead ''
        set -l path $last
        if string match -qr '^--[^=]*=' -- $last
            set lead (string replace -r '=.*$' '=' -- $last)
            set path (string replace -r '^[^=]*=' '' -- $last)
        end
        switch $line
            case :files
                for found in (__fish_complete_path "$path")
                    echo $lead$found
                end
            case :directories
                for found in (__fish_complete_directories "$path")
                    echo $lead$found
                end
            case '*'
                echo $line
        end
    end
end

complete -c povstat -e
complete -c povstat -f -k -a '(__povstat_words)'
