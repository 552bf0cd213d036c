package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"strconv"
	"strings"
)

// git runs git in the current folder and gives what it prints.
func git(args ...string) ([]byte, error) { return gitWith(nil, args...) }

// gitWith is git with words on its standard input.
func gitWith(stdin io.Reader, args ...string) ([]byte, error) {
	cmd := exec.Command("git", args...)
	cmd.Stdin = stdin
	out, err := cmd.Output()
	var failed *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("git is not installed here, and the earlier state is read with it")
	case errors.As(err, &failed):
		first, _, _ := strings.Cut(string(failed.Stderr), "\n")
		return nil, fmt.Errorf("git %s: %s", args[0], first)
	}
	return out, err
}

// commitOf is the commit that a revision names. The error says what to do when there is none.
func commitOf(revision string) (string, error) {
	if _, err := git("rev-parse", "--git-dir"); err != nil {
		return "", fmt.Errorf("%w\nRun the command in a clone of the repository: the earlier state is read from its history", err)
	}
	out, err := git("rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err == nil {
		return strings.TrimSpace(string(out)), nil
	}
	if shallow, _ := git("rev-parse", "--is-shallow-repository"); strings.TrimSpace(string(shallow)) == "true" {
		return "", fmt.Errorf("revision %q is not in this clone, which is shallow\n"+
			"Run `git fetch --unshallow`; in a workflow, give actions/checkout `fetch-depth: 0`", revision)
	}
	return "", fmt.Errorf("no commit has the name %q\nName a branch, a tag or a commit: `git log --oneline` lists them, `git fetch` gets those of others", revision)
}

// checkOut writes the files of a commit at or below the paths into a folder. Links and submodules are left out.
func checkOut(commit string, paths []string, dir string) error {
	listed, err := git(append([]string{"ls-tree", "-r", "-z", commit, "--"}, paths...)...)
	if err != nil {
		return err
	}
	var names []string
	var ids strings.Builder
	for entry := range strings.SplitSeq(string(listed), "\x00") {
		// "100644 blob 3f9c… TAB path"; a link is 120000
		head, name, _ := strings.Cut(entry, "\t")
		if parts := strings.Fields(head); len(parts) == 3 && strings.HasPrefix(parts[0], "100") {
			names = append(names, name)
			ids.WriteString(parts[2] + "\n")
		}
	}
	blobs, err := gitWith(strings.NewReader(ids.String()), "cat-file", "--batch")
	if err != nil {
		return err
	}
	return writeBlobs(bufio.NewReader(bytes.NewReader(blobs)), names, dir)
}

// writeBlobs reads what git cat-file --batch prints, an object a name, and writes each under its name. Nothing is written
// outside the folder, whatever a name says.
func writeBlobs(r *bufio.Reader, names []string, dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, name := range names {
		head, _ := r.ReadString('\n') // "3f9c… blob 120", or "3f9c… missing"
		size, err := strconv.Atoi(strings.TrimSpace(head[strings.LastIndexByte(head, ' ')+1:]))
		if err != nil {
			return fmt.Errorf("git does not have the contents of %s", name)
		}
		data := make([]byte, size)
		if _, err := io.ReadFull(r, data); err != nil {
			return err
		}
		_, _ = r.Discard(1) // the line feed after each
		if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
			return err
		}
		if err := root.WriteFile(name, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
