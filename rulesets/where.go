package rulesets

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// What a condition may cost. With ranges, let, split and nested predicates refused, its lists are those that a form or
// an answer holds, and its time is bounded by its length times theirs and that of the texts it reads.
const (
	maxExprBytes = 4000
	maxExprNodes = 500
	memoryBudget = 1_000_000 // values that one evaluation may make
)

// functions are the ones that conditions may call: none knows the clock, and none makes
// a text longer or a list of it.
var functions = []string{
	"all", "any", "none", "one", "count", "filter", "map", "len", "lower", "upper", "trim", "trimPrefix", "trimSuffix",
	"indexOf", "abs", "min", "max",
}

// options restrict expr to what is documented.
func options() []expr.Option {
	opts := []expr.Option{expr.Env(env{}), expr.AsBool(), expr.WarnOnAny(), expr.MaxNodes(maxExprNodes), expr.DisableAllBuiltins()}
	for _, f := range functions {
		opts = append(opts, expr.EnableBuiltin(f))
	}
	return opts
}

// later is compile, put off until the condition is asked for: those that are built in are sound, and a run asks for few of
// them.
func later(n *strictyaml.Node) lint.Condition {
	compiled := sync.OnceValues(func() (lint.Condition, error) { return compile(n) })
	return func(s lint.Subject) (bool, error) {
		c, err := compiled()
		if err != nil {
			return false, err
		}
		return c(s)
	}
}

// compile turns an expression into a condition. Errors stand at the place in the expression and show it.
func compile(n *strictyaml.Node) (lint.Condition, error) {
	src := n.Text()
	switch {
	case n.Kind() != strictyaml.Text || strings.TrimSpace(src) == "":
		return nil, n.Errorf("want an expression, got %s; write true for all", n)
	case len(src) > maxExprBytes:
		return nil, n.Errorf("the expression is longer than %d bytes", maxExprBytes)
	}
	program, texts, err := program(src)
	if err != nil {
		return nil, exprError(n, err)
	}
	return func(s lint.Subject) (bool, error) {
		machine := vm.VM{MemoryBudget: memoryBudget}
		out, err := machine.Run(program, newEnv(s, texts))
		if err != nil {
			return false, exprError(n, err)
		}
		holds, ok := out.(bool)
		if !ok {
			return false, n.Errorf("where: want true or false, got %v", out)
		}
		return holds, nil
	}, nil
}

// Compile turns an expression about criteria into a condition, as not_applicable holds them. It is checked like a where;
// of the response nothing may be said: whether a criterion applies does not depend on our answer.
func Compile(n *strictyaml.Node) (lint.Condition, error) {
	c, err := compile(n)
	if err != nil {
		return nil, err
	}
	if i := strings.Index(n.Text(), "response"); i >= 0 {
		return nil, errorIn(n, i, "where: whether a criterion applies cannot depend on the response; speak of criterion or bid")
	}
	return c, nil
}

// program compiles an expression; texts reports whether it reads the text of a response. A panic in the compiler is an
// error about the expression that caused it.
func program(src string) (p *vm.Program, texts bool, err error) {
	defer func() {
		if v := recover(); v != nil {
			p, err = nil, fmt.Errorf("the expression cannot be compiled: %v", v)
		}
	}()
	config := conf.CreateNew()
	for _, set := range options() {
		set(config)
	}
	for name := range config.Disabled {
		delete(config.Builtins, name)
	}
	tree, err := parser.ParseWithConfig(src, config)
	if err != nil {
		return nil, false, err
	}
	texts, err = inspect(tree.Node)
	if err != nil {
		return nil, false, err
	}
	p, err = expr.Compile(src, options()...)
	return p, texts, err
}

// exprError puts an error of expr at its place in the file, and shows the place under the line of the expression.
func exprError(n *strictyaml.Node, err error) error {
	var at *file.Error
	if !errors.As(err, &at) {
		return n.Errorf("where: %s", explained(err.Error()))
	}
	src := []rune(n.Text())
	from := min(max(at.From, 0), len(src))
	start := from
	for start > 0 && src[start-1] != '\n' {
		start--
	}
	line, _, _ := strings.Cut(string(src[start:]), "\n")
	msg := fmt.Sprintf("where: %s\n    %s\n    %s^", explained(at.Message), strings.ReplaceAll(line, "\t", " "), strings.Repeat(" ", from-start))
	return errorIn(n, len(string(src[:from])), msg)
}
