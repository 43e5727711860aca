using CsCheck;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Keeping;
using Xunit;

namespace InvestOps.Pipeline.Tests.Keeping;

public sealed class SafeNamesTests
{
    private static readonly string[] Pieces =
    [
        "..", ".", "", " ", "a", "A", "b", "con", "CON.txt", "nul", "com1.log", "name.", "name ", "a:b", "a\\b", "..\\..", "%2e%2e", "x\0y", "line\nbreak",
        "보고서", "\uD800", "e\u0301", "é", "~", "$", "-x", "_x0123456789abcdef", "b_x0123456789ABCDEF", ".hidden", "report.html", "manifest.json", "Manifest.json", "*?", "\u202Egnp.exe",
    ];

    private static readonly Gen<string> Segment = Gen.Frequency(
        (6, Gen.Int[0, Pieces.Length - 1].Select(piece => Pieces[piece])),
        (2, Gen.String[0, 12]),
        (1, Gen.Char['a', 'c'].Array[1, 300].Select(letters => new string(letters))));

    private static readonly Gen<string> Name = Gen.Frequency(
        (8, Segment.Array[1, 5].Select(segments => string.Join('/', segments))),
        (1, Segment.Array[1, 40].Select(segments => string.Join('/', segments))),
        (1, Gen.Const("/etc/passwd")));

    // 200 sets of 50 names: 10,000 in all.
    [Fact]
    public void Ten_thousand_names_become_portable_unique_on_every_file_system_and_stay_below_their_root() =>
        Name.Array[50].Sample(names =>
        {
            var distinct = names.Distinct(StringComparer.Ordinal).ToArray();
            var safe = SafeNames.Map(distinct);
            Assert.Equal(distinct.Length, safe.Count);
            RequireSafe([.. safe.Values]);
        }, iter: 200);

    [Fact]
    public void Names_of_one_folder_stay_in_it_whatever_they_hold() =>
        Name.Array[50].Sample(names =>
        {
            var safe = SafeNames.MapFlat(names.Distinct(StringComparer.Ordinal));
            RequireSafe([.. safe.Values]);
            Assert.All(safe.Values, name => Assert.DoesNotContain('/', name));
        }, iter: 20);

    [Fact]
    public void A_portable_name_stays_as_it_is() =>
        Assert.Equal("backtests/momentum_topN_v1-05d0/tearsheet.html", Assert.Single(SafeNames.Map(["backtests/momentum_topN_v1-05d0/tearsheet.html"])).Value);

    [Fact]
    public void Case_twins_are_both_marked_so_that_neither_depends_on_which_came_first()
    {
        var safe = SafeNames.Map(["backtests/Run/a", "backtests/run/a", "backtests/other/a"]);

        Assert.Equal("backtests/other/a", safe["backtests/other/a"]);
        Assert.All(new[] { "backtests/Run/a", "backtests/run/a" }, name => Assert.Matches("^backtests/run_x[0-9a-f]{16}/a$", safe[name]));
        Assert.NotEqual(safe["backtests/Run/a"], safe["backtests/run/a"]);
    }

    [Fact]
    public void A_name_that_is_a_folder_as_well_gives_way()
    {
        var safe = SafeNames.Map(["a", "a/b"]);

        Assert.Equal("a/b", safe["a/b"]);
        Assert.Matches("^a_x[0-9a-f]{16}$", safe["a"]);
    }

    private static void RequireSafe(string[] safe)
    {
        var root = Path.Combine(Path.GetTempPath(), "root");
        Assert.Equal(safe.Length, safe.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var all = safe.ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.All(safe, name =>
        {
            Assert.NotNull(AssetPath.TryCreate("c", name));
            Assert.StartsWith(root + Path.DirectorySeparatorChar, Path.GetFullPath(Path.Combine(root, name)), StringComparison.Ordinal);
            for (var end = name.IndexOf('/', StringComparison.Ordinal); end > 0; end = name.IndexOf('/', end + 1))
            {
                Assert.DoesNotContain(name[..end], all);
            }
        });
    }
}
