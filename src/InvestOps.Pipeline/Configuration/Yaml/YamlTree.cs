using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace InvestOps.Pipeline.Configuration.Yaml;

/// <summary>
/// Turns YAML text into <see cref="ConfigNode"/>s with their lines. Only plain YAML is taken: one document, no anchors,
/// aliases or tags, no key twice. Duplicates are reported and reading goes on; broken syntax ends it.
/// </summary>
internal sealed class YamlTree
{
    private const int Deepest = 10;

    private readonly Parser _parser;
    private readonly Func<long, string> _whereOf;
    private readonly List<ConfigurationError> _errors;

    private YamlTree(string text, Func<long, string> whereOf, List<ConfigurationError> errors)
    {
        _parser = new Parser(new StringReader(text));
        _whereOf = whereOf;
        _errors = errors;
    }

    /// <summary>Reads a file's text; null where it is no YAML, which is then among the errors.</summary>
    public static ConfigNode? ReadFile(string text, string file, List<ConfigurationError> errors) =>
        Read(text, line => string.Create(CultureInfo.InvariantCulture, $"{file}:{line}"), errors);

    /// <summary>Reads the value of a parameter, in which <c>[a, b]</c> is a list.</summary>
    public static ConfigNode? ReadValue(string text, string where, List<ConfigurationError> errors) => Read(text, _ => where, errors);

    private static ConfigNode? Read(string text, Func<long, string> whereOf, List<ConfigurationError> errors)
    {
        var tree = new YamlTree(text, whereOf, errors);
        try
        {
            return tree.Document();
        }
        catch (YamlException error)
        {
            errors.Add(new ConfigurationError(whereOf(error.Start.Line), $"no valid YAML: {Spelling.Shown(error.Message)}"));
            return null;
        }
        catch (InvalidOperationException)
        {
            // The scanner gives up like this on a flow list or map that is not closed before the next line's key.
            errors.Add(new ConfigurationError(whereOf(tree._parser.Current?.End.Line ?? 1), "no valid YAML: a '[', '{' or quote is probably not closed here or just before"));
            return null;
        }
    }

    private ConfigNode Document()
    {
        Step<StreamStart>();
        if (Next() is StreamEnd)
        {
            return new ConfigNode.Scalar(_whereOf(1), "");
        }

        Step<DocumentStart>();
        var root = Node(depth: 0);
        Step<DocumentEnd>();
        return Next() is StreamEnd end ? root : throw new YamlException(Next().Start, end: Next().End, "more than one document");
    }

    private ConfigNode Node(int depth)
    {
        var start = Next();
        if (depth > Deepest)
        {
            throw new YamlException(start.Start, start.End, "nested too deeply");
        }

        if (start is not NodeEvent node || !node.Anchor.IsEmpty || !node.Tag.IsEmpty)
        {
            throw new YamlException(start.Start, start.End, "anchors, aliases and tags are not taken here");
        }

        _parser.MoveNext();
        var where = _whereOf(start.Start.Line);
        return node switch
        {
            MappingStart => Map(where, depth),
            SequenceStart => List(where, depth),
            Scalar scalar => new ConfigNode.Scalar(where, IsNull(scalar) ? "" : scalar.Value),
            _ => throw new YamlException(start.Start, start.End, "a value is expected"),
        };
    }

    private ConfigNode.Map Map(string where, int depth)
    {
        var map = new ConfigNode.Map(where, []);
        while (Next() is not MappingEnd)
        {
            if (Node(depth + 1) is not ConfigNode.Scalar key)
            {
                throw new YamlException(Next().Start, Next().End, "a key must be a plain word");
            }

            var value = Node(depth + 1);
            if (map.Find(key.Text) is { } first)
            {
                _errors.Add(new ConfigurationError(key.Where, $"{Spelling.Shown(key.Text)} is given twice, first at {first.Where}; keep one"));
                continue;
            }

            // A value is found at its key, also when it begins on a later line.
            map.Entries.Add(new(key.Text, value with { Where = key.Where }));
        }

        _parser.MoveNext();
        return map;
    }

    private ConfigNode.List List(string where, int depth)
    {
        var items = new List<ConfigNode>();
        while (Next() is not SequenceEnd)
        {
            items.Add(Node(depth + 1));
        }

        _parser.MoveNext();
        return new ConfigNode.List(where, items);
    }

    private static bool IsNull(Scalar scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null";

    private void Step<TEvent>()
        where TEvent : ParsingEvent
    {
        if (Next() is not TEvent)
        {
            throw new YamlException(Next().Start, Next().End, "unexpected content");
        }

        _parser.MoveNext();
    }

    private ParsingEvent Next()
    {
        if (_parser.Current is null)
        {
            _parser.MoveNext();
        }

        return _parser.Current ?? throw new YamlException("the text ends too early");
    }
}
