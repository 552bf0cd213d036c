package write

import (
	"bytes"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/page"
)

const bare = "---\ntitle: \"A\"\nparams:\n  id: \"a\"\n---\n\nWords.\n"

func TestSealHolds(t *testing.T) {
	for _, tc := range []struct{ name, md string }{
		{name: "page", md: bare},
		{name: "body with a ruler", md: bare + "\n---\n\nMore.\n"},
		{name: "body with a digest line", md: bare + "  digest: \"sha256-" + strings.Repeat("0", 64) + "\"\n"},
		{name: "empty body", md: "---\ntitle: \"A\"\nparams:\n  id: \"a\"\n---\n"},
	} {
		got := seal([]byte(tc.md), nil, nil)
		if has, holds, _ := sealed(got); !has || !holds {
			t.Errorf("%s: has %v, holds %v, want both\n%s", tc.name, has, holds, got)
		}
		if again := seal([]byte(tc.md), nil, nil); !bytes.Equal(got, again) {
			t.Errorf("%s: sealing twice gives two pages", tc.name)
		}
	}
}

// TestSealBreaks starts from a page whose digest holds and changes one thing.
func TestSealBreaks(t *testing.T) {
	good := string(seal([]byte(bare), nil, nil))
	for _, tc := range []struct {
		name, md   string
		has, holds bool
	}{
		{name: "untouched", md: good, has: true, holds: true},
		{name: "a word of the body", md: strings.Replace(good, "Words", "Sords", 1), has: true},
		{name: "a word of the head", md: strings.Replace(good, `title: "A"`, `title: "B"`, 1), has: true},
		{name: "a line more at the end", md: good + "\n", has: true},
		{name: "Windows line ends", md: strings.ReplaceAll(good, "\n", "\r\n")},
		{name: "a digit of the digest", md: strings.Replace(good, "sha256-", "sha256-f", 1)},
		{name: "no digest", md: bare},
		{name: "digest in the body only", md: bare + good},
		{name: "no front matter", md: "Words.\n"},
		{name: "front matter that does not end", md: "---\n  digest: \"sha256-" + strings.Repeat("0", 64) + "\"\n"},
		{name: "empty", md: ""},
	} {
		if has, holds, _ := sealed([]byte(tc.md)); has != tc.has || holds != tc.holds {
			t.Errorf("%s: has %v, holds %v, want %v, %v", tc.name, has, holds, tc.has, tc.holds)
		}
	}
}

// TestSealLine holds that the digest is the last thing of the front matter, and that nothing else of the page changes.
func TestSealLine(t *testing.T) {
	got := string(seal([]byte(bare), nil, nil))
	head, body, _ := strings.Cut(got, "\n---\n")
	lines := strings.Split(head, "\n")
	if last := lines[len(lines)-1]; !strings.HasPrefix(last, `  digest: "sha256-`) || body != "\nWords.\n" {
		t.Errorf("page is\n%s", got)
	}
	if rest := strings.Join(lines[:len(lines)-1], "\n") + "\n---\n" + body; rest != bare {
		t.Errorf("page without its digest is\n%s", rest)
	}
}

func TestSealAll(t *testing.T) {
	files := sealAll([]page.File{
		{Path: "compare/_index.md", Data: []byte(bare)},
		{Path: "compare/compare.csv", Data: []byte("x\n")},
		{Path: "compare/deep/compare.csv", Data: []byte("y\n")},
		{Path: "compare/deep/index.md", Data: []byte(bare)},
		{Path: "compare/page.md", Data: []byte(bare)},
		{Path: "people/ada.md", Data: []byte(bare)},
		{Path: "people/ada/b.json", Data: []byte("2\n")},
		{Path: "people/ada/a.json", Data: []byte("1\n")},
	})
	for _, tc := range []struct {
		name string
		file int
		want map[string]string
	}{
		{name: "index of a folder", file: 0, want: map[string]string{"compare.csv": sum([]byte("x\n"))}},
		{name: "page of its own folder", file: 3, want: map[string]string{"compare.csv": sum([]byte("y\n"))}},
		{name: "page among others", file: 4, want: map[string]string{}},
		{name: "page and the folder of its name", file: 5, want: map[string]string{"a.json b.json": sum([]byte("a.json " + sum([]byte("1\n")) + "\nb.json " + sum([]byte("2\n")) + "\n"))}},
	} {
		_, holds, beside := sealed(files[tc.file].Data)
		if !holds || len(beside) != len(tc.want) {
			t.Errorf("%s: holds %v, vouches for %v, want %v", tc.name, holds, beside, tc.want)
		}
		for name, want := range tc.want {
			if beside[name] != want {
				t.Errorf("%s: digest of %s is %q, want %q", tc.name, name, beside[name], want)
			}
		}
	}
	if string(files[1].Data) != "x\n" {
		t.Errorf("data file was changed to %q", files[1].Data)
	}
}
