package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestNothingIsCopied holds our texts, pages and files for readers against the original texts. It prints places, never text.
func TestNothingIsCopied(t *testing.T) {
	dir := os.Getenv("SEED_TEXTS")
	if dir == "" {
		t.Skip("SEED_TEXTS is not set: the original texts are not here, so nothing is held against them")
	}
	inRoot(t)
	var stdout, stderr bytes.Buffer
	args := []string{"overlap", "--format", "json", "--against", dir, "seeds", "content", "README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"}
	code := run(args, strings.NewReader(""), &stdout, &stderr)
	var found []struct {
		File string `json:"file"`
		Line int    `json:"line"`
		ID   string `json:"id"`
	}
	if err := json.Unmarshal(stdout.Bytes(), &found); err != nil {
		t.Fatalf("exit %d: %v", code, err)
	}
	for _, f := range found {
		t.Errorf("%s:%d: [%s]", f.File, f.Line, f.ID)
	}
	if code != 0 {
		t.Errorf("exit %d", code)
	}
}
