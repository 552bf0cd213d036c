package build

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// rebase gives the files by which pages are cited, the feed and llms.txt the address at which the site will stand: they are written for the one in
// config.toml, and committed, so that a build for elsewhere leaves them as they are in content/.
func rebase(dir, from, to string) error {
	from, to = strings.TrimSuffix(from, "/")+"/", strings.TrimSuffix(to, "/")+"/"
	if from == "/" || to == "/" || from == to {
		return nil
	}
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || !strings.HasPrefix(d.Name(), "cite.") && d.Name() != "feed.xml" && d.Name() != "llms.txt" {
			return err
		}
		old, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(name, bytes.ReplaceAll(old, []byte(from), []byte(to)), 0o644)
	})
}
