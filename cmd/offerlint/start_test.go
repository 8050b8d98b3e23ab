package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestNothingIsCompiledAtTheStart looks through all packages for variables that compile a regular expression or a template before
// main begins: every command would pay for it, and `offerlint version` needs none.
func TestNothingIsCompiledAtTheStart(t *testing.T) {
	files := token.NewFileSet()
	seen := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); name == "testdata" || name != ".." && strings.HasPrefix(name, ".") {
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		seen++
		for _, c := range compiledAtStart(file) {
			t.Errorf("%s: is compiled at every start; use sync.OnceValue, pattern.Must or lazily", files.Position(c.Pos()))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 300 {
		t.Errorf("%d files looked through, want more: is the folder right?", seen)
	}
}

func TestCompiledAtStart(t *testing.T) {
	for _, c := range []struct {
		decl string
		want int
	}{
		{"var a = regexp.MustCompile(`a`)", 1},
		{"var (\n\ta = 1\n\tb, c = regexp.MustCompile(`b`), regexp.MustCompilePOSIX(`c`)\n)", 2},
		{"var a = map[string]*regexp.Regexp{`a`: regexp.MustCompile(`a`)}", 1},
		{"var a = template.Must(template.New(`a`).Parse(`a`))", 1},
		{"var a = func() *regexp.Regexp { return regexp.MustCompile(`a`) }()", 1},
		{"var a = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`a`) })", 0},
		{"var a = func() *regexp.Regexp { return regexp.MustCompile(`a`) }", 0},
		{"var a = pattern.Must(`a`)", 0},
		{"func a() { regexp.MustCompile(`a`) }", 0},
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "a.go", "package a\n\n"+c.decl, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(compiledAtStart(file)); got != c.want {
			t.Errorf("%s: %d found, want %d", c.decl, got, c.want)
		}
	}
}

// compiledAtStart are the calls by which the variables of a package compile something. A function that is not called there
// compiles nothing yet.
func compiledAtStart(file *ast.File) []*ast.CallExpr {
	var found []*ast.CallExpr
	var look func(n ast.Node) bool
	look = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			switch f := n.Fun.(type) {
			case *ast.FuncLit:
				ast.Inspect(f.Body, look)
			case *ast.SelectorExpr:
				if p, ok := f.X.(*ast.Ident); ok && slices.Contains(compiling, p.Name+"."+f.Sel.Name) {
					found = append(found, n)
				}
			}
		}
		return true
	}
	for _, d := range file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
			ast.Inspect(g, look)
		}
	}
	return found
}

var compiling = []string{"regexp.MustCompile", "regexp.Compile", "regexp.MustCompilePOSIX", "regexp.CompilePOSIX", "template.Must"}
