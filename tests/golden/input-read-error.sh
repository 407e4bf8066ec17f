# A file whose bytes cannot be read is told of once, and of nothing else.
povstat check /proc/self/mem
echo "exit status $?"
povstat check --lang vi - </proc/self/mem
echo "exit status $?"
povstat check tests/data
echo "exit status $?"
