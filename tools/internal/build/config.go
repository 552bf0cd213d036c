package build

import (
	"os"
	"path/filepath"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// rivals are what Hugo reads in place of config.toml, or beside it, without a word.
var rivals = []string{"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.yaml", "config.yml", "config.json", "config"}

// checkConfig reports a root that Hugo would read otherwise than we do.
func checkConfig(root string) []finding.Finding {
	var found []finding.Finding
	if _, err := os.Stat(filepath.Join(root, "config.toml")); err != nil {
		found = append(found, finding.New("bad-config", text.Pos{File: "config.toml"}, "folder has no config.toml, want one"))
	}
	for _, name := range rivals {
		if _, err := os.Stat(filepath.Join(root, name)); err == nil {
			f := finding.New("bad-config", text.Pos{File: name}, "folder has %s too, want config.toml only: Hugo would read this one", name)
			found = append(found, f.WithHint("Move its settings into config.toml, then delete it."))
		}
	}
	return found
}
