// Package read turns a folder into sources: which files are seed texts, what encoding they have, which bytes are no text.
//
// Goals: the same sources in the same order on any machine; a file that is no text is refused with its place.
// Non-goals: understanding (clean and parse do), following links out of the folder.
package read

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/text"
)

// maxFile is how many bytes a seed text or list may have: a hundred times a long book.
const maxFile = 128 << 20

// Seeds reads every seed text below dir, sorted by path: files that end in .txt or .md, but no README. Names in findings
// begin with dir as it was given.
func Seeds(dir string) ([]*text.Source, []finding.Finding) {
	var sources []*text.Source
	var found []finding.Finding
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, []finding.Finding{missing("folder", dir, err)}
	}
	// The dot leads through, should the folder itself be a link.
	err := filepath.WalkDir(dir+string(filepath.Separator)+".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		if d.IsDir() || !isSeed(rel) {
			return skipHidden(d, rel)
		}
		s, fs := one(p, filepath.ToSlash(rel), d)
		found = append(found, fs...)
		if s != nil {
			sources = append(sources, s)
		}
		return nil
	})
	if err != nil {
		return nil, append(found, missing("folder", dir, err))
	}
	slices.SortFunc(sources, func(a, b *text.Source) int { return strings.Compare(a.Path, b.Path) })
	return sources, found
}

// Files are the files at or below a path, whatever they hold, sorted. Hidden files and links below it are left out; the path
// itself may be either.
func Files(p string) ([]string, []finding.Finding) {
	info, err := os.Stat(p)
	if err != nil {
		return nil, []finding.Finding{missing("file or folder", p, err)}
	}
	if !info.IsDir() {
		return []string{p}, nil
	}
	var out []string
	err = filepath.WalkDir(p+string(filepath.Separator)+".", func(at string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(p, at)
		if d.Type().IsRegular() && !strings.HasPrefix(d.Name(), ".") {
			out = append(out, filepath.Join(p, rel))
		}
		return skipHidden(d, rel)
	})
	if err != nil {
		return nil, []finding.Finding{missing("file or folder", p, err)}
	}
	slices.Sort(out)
	return out, nil
}

func skipHidden(d fs.DirEntry, rel string) error {
	if d.IsDir() && rel != "." && strings.HasPrefix(d.Name(), ".") {
		return fs.SkipDir
	}
	return nil
}

func isSeed(rel string) bool {
	base := path.Base(filepath.ToSlash(rel))
	ext := path.Ext(base)
	name := strings.TrimSuffix(base, ext)
	ext = strings.ToLower(ext)
	return (ext == ".txt" || ext == ".md") && !strings.EqualFold(name, "readme") && !strings.HasPrefix(base, ".")
}

// missing says that a file or folder is not there, is too large, or cannot be read.
func missing(what, p string, err error) finding.Finding {
	at := text.Pos{File: filepath.ToSlash(filepath.Clean(p))}
	var big tooLarge
	switch {
	case errors.As(err, &big):
		return finding.New("bad-bytes", at, "%s has %d bytes, want at most %d", what, int64(big), maxFile).WithHint("Part it into several texts.")
	case errors.Is(err, fs.ErrNotExist):
		return finding.New("missing-folder", at, "%s does not exist", what)
	}
	return finding.New("missing-folder", at, "%s cannot be read", what)
}

// tooLarge is the size of a file that nobody typed.
type tooLarge int64

func (n tooLarge) Error() string { return fmt.Sprintf("file has %d bytes", int64(n)) }

// one reads a single file. A symbolic link is refused: a pull request could point it at anything.
func one(p, rel string, d fs.DirEntry) (*text.Source, []finding.Finding) {
	name := filepath.ToSlash(p)
	if !d.Type().IsRegular() {
		f := finding.New("bad-bytes", text.Pos{File: name}, "seed text is no regular file")
		return nil, []finding.Finding{f.WithHint("Put the text itself there, not a link to it.")}
	}
	return File(p, rel)
}

// File reads one seed text; rel is its path below the seeds folder.
func File(p, rel string) (*text.Source, []finding.Finding) {
	name := filepath.ToSlash(p)
	data, err := limited(p)
	if err != nil {
		return nil, []finding.Finding{missing("file", p, err)}
	}
	words, found := Decode(name, data)
	if finding.HasErrors(found) {
		return nil, found
	}
	return text.New(name, rel, words), found
}

// Standard reads a seed text from bytes, as File does from a path.
func Standard(name string, data []byte) (*text.Source, []finding.Finding) {
	words, found := Decode(name, data)
	if finding.HasErrors(found) {
		return nil, found
	}
	return text.New(name, path.Base(name), words), found
}

func limited(p string) ([]byte, error) {
	info, err := os.Stat(p)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, fmt.Errorf("%s is a folder", p)
	}
	if info.Size() > maxFile {
		return nil, tooLarge(info.Size())
	}
	return os.ReadFile(p)
}

// Lists reads the list files of dir and the settings; names, when not empty, stands in for names.yaml. A list
// that is missing is empty; settings that are missing are a finding.
func Lists(config, dir, names string) (lists.Files, []finding.Finding) {
	if names == "" {
		names = filepath.Join(dir, "names.yaml")
	}
	var found []finding.Finding
	get := func(p string, must bool) lists.File {
		f := lists.File{Name: filepath.ToSlash(p)}
		data, err := limited(p)
		switch {
		case err == nil:
			words, fs := Decode(f.Name, data)
			found = append(found, fs...)
			f.Text = words
		case must || !errors.Is(err, fs.ErrNotExist):
			found = append(found, missing("file", p, err))
		}
		return f
	}
	in := func(name string) lists.File { return get(filepath.Join(dir, name), false) }
	return lists.Files{Config: get(config, true), Names: get(names, names != filepath.Join(dir, "names.yaml")), References: in("references.yaml"),
		Compare: in("compare.yaml"), Labels: in("labels.yaml"), Exceptions: in("exceptions.yaml")}, found
}
