package main

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWriteBlobs reads what git cat-file prints. A name that leads out of the folder, and an object that is not there, are errors.
func TestWriteBlobs(t *testing.T) {
	for _, tc := range []struct {
		what, name, printed string
		want                string // contents of the file; empty for an error
	}{
		{"a file", "seeds/a.txt", "3f9c blob 4\n\n x\n\n", "\n x\n"},
		{"out of the folder", "../a.txt", "3f9c blob 1\nx\n", ""},
		{"out of it from below", "seeds/../../a.txt", "3f9c blob 1\nx\n", ""},
		{"another root", "/tmp/concord-a.txt", "3f9c blob 1\nx\n", ""},
		{"not there", "a.txt", "3f9c missing\n", ""},
		{"too short", "a.txt", "3f9c blob 9\nx\n", ""},
		{"nothing", "a.txt", "", ""},
	} {
		parent := t.TempDir()
		dir := filepath.Join(parent, "below")
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		err := writeBlobs(bufio.NewReader(strings.NewReader(tc.printed)), []string{tc.name}, dir)
		if tc.want == "" {
			if err == nil {
				t.Errorf("%s: no error", tc.what)
			}
			if beside, _ := os.ReadDir(parent); len(beside) != 1 {
				t.Errorf("%s: %v was written", tc.what, beside)
			}
			continue
		}
		if got, _ := os.ReadFile(filepath.Join(dir, tc.name)); err != nil || string(got) != tc.want {
			t.Errorf("%s: %q, %v, want %q", tc.what, got, err, tc.want)
		}
	}
}
