using System.Text;
using InvestOps.Pipeline.Assets;

namespace InvestOps.Pipeline.Keeping;

/// <summary>
/// Names that every file system can hold, for names that somebody else chose. A portable name stays. Any other segment is
/// spelt with portable letters and ends in a mark made of its hash; so do all members of a group that differ in case alone,
/// and a file whose name is also a folder's. No two names become one, and none leaves its folder.
/// </summary>
public static class SafeNames
{
    private const string Mark = "_x";
    private const int MarkDigits = 16;
    private const int MostSegments = 16;
    private const int LongestName = 400;
    private const int LongestSpelling = 60;

    /// <summary>The safe name of each name. It depends on the whole set: case twins are known by each other only.</summary>
    public static IReadOnlyDictionary<string, string> Map(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return Map(names, name => name.Split('/') is var segments && segments.Length <= MostSegments && name.Length <= LongestName ? segments : [name]);
    }

    /// <summary>The same for names that are to stay in one folder: a slash in one is a letter like any other.</summary>
    public static IReadOnlyDictionary<string, string> MapFlat(IEnumerable<string> names) => Map(names, name => [name]);

    private static Dictionary<string, string> Map(IEnumerable<string> names, Func<string, string[]> split)
    {
        var root = new Node();
        foreach (var name in names)
        {
            var node = root;
            foreach (var segment in split(name))
            {
                if (!node.Children.TryGetValue(segment, out var child))
                {
                    node.Children[segment] = child = new Node();
                }

                node = child;
            }

            node.Name = name;
        }

        var safe = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk(root, "", safe);
        return safe;
    }

    private static void Walk(Node node, string folder, Dictionary<string, string> safe)
    {
        foreach (var twins in node.Children.GroupBy(child => child.Key, StringComparer.OrdinalIgnoreCase))
        {
            var isAlone = twins.Count() == 1;
            foreach (var (segment, child) in twins)
            {
                var place = folder + (isAlone && IsPortable(segment) ? segment : Marked(segment, segment));
                if (child.Name is { } name)
                {
                    safe[name] = child.Children.Count == 0 ? place : folder + Marked(segment, segment + "/");
                }

                Walk(child, place + "/", safe);
            }
        }
    }

    private static bool IsPortable(string segment) => AssetPath.TryCreate("c", segment) is not null && !segment.Contains('/', StringComparison.Ordinal) && !EndsInMark(segment);

    // What looks like a marked name gets a mark of its own, or it could be mistaken for the name that it was made for.
    private static bool EndsInMark(string segment) =>
        segment.Length >= Mark.Length + MarkDigits
        && segment.AsSpan(segment.Length - Mark.Length - MarkDigits).StartsWith(Mark, StringComparison.OrdinalIgnoreCase)
        && segment.AsSpan(segment.Length - MarkDigits).ToString().All(char.IsAsciiHexDigit);

    private static string Marked(string segment, string hashed)
    {
        var spelling = string.Concat(segment.Take(LongestSpelling).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? char.ToLowerInvariant(c) : '-')).Trim('-');
        // Half of a surrogate pair has no UTF-8: the letters themselves are hashed.
        var hash = ContentHash.Of(Encoding.Unicode.GetBytes(hashed.ToCharArray()));
        return $"{(spelling.Length == 0 ? "unnamed" : spelling)}{Mark}{hash[..MarkDigits]}";
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Children { get; } = new(StringComparer.Ordinal);

        public string? Name { get; set; }
    }
}
