package build

import (
	"os"
	"path/filepath"
	"testing"
)

func TestRebase(t *testing.T) {
	const words = "url = {https://old.example/site/people/a/}, https://old.example/other/"
	for _, tc := range []struct{ name, file, from, to, want string }{
		{"another host", "people/a/cite.bib", "https://old.example/site/", "http://new.example", "url = {http://new.example/people/a/}, https://old.example/other/"},
		{"no slash at the end", "cite.json", "https://old.example/site", "http://new.example/x/", "url = {http://new.example/x/people/a/}, https://old.example/other/"},
		{"the same address", "cite.ris", "https://old.example/site", "https://old.example/site/", words},
		{"no address given", "cite.ris", "https://old.example/site", "", words},
		{"a file of another kind", "people/a/index.html", "https://old.example/site/", "http://new.example/", words},
	} {
		dir := t.TempDir()
		at := filepath.Join(dir, filepath.FromSlash(tc.file))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := rebase(dir, tc.from, tc.to); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(at); err != nil || string(got) != tc.want {
			t.Errorf("%s: file says %q, want %q; %v", tc.name, got, tc.want, err)
		}
	}
}
