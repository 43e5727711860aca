using System.Text.RegularExpressions;
using Xunit;

namespace InvestOps.Conformance.Tests;

public sealed partial class SourceShapeTests
{
    private const int LongestSource = 300;
    private const int LongestGolden = 199;

    [Fact]
    public void No_source_file_is_longer_than_300_lines()
    {
        var tooLong = Checkout.Sources.Where(file => file.Lines.Count > LongestSource).Select(file => $"{file}: {file.Lines.Count}");

        Offenders.AreNone(tooLong);
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var named = Checkout.Sources.SelectMany(file => TypeName().Matches(file.Text), (file, match) => $"{file}: {match.Groups["name"].Value}")
            .Where(text => EmptyName().IsMatch(text));

        Offenders.AreNone(named);
    }

    [Fact]
    public void No_folder_is_named_for_a_pattern()
    {
        var folders = Checkout.Sources.Select(file => file.Folder).Distinct(StringComparer.Ordinal).Where(folder => PatternFolder().IsMatch(folder));

        Offenders.AreNone(folders);
    }

    [Fact]
    public void A_golden_file_is_short_enough_to_be_read_as_a_diff()
    {
        var tooLong = Checkout.TextFiles.Where(file => file.Path.Contains(".golden.", StringComparison.Ordinal) || file.Path.Contains("/Golden/", StringComparison.Ordinal))
            .Where(file => file.Lines.Count > LongestGolden)
            .Select(file => $"{file}: {file.Lines.Count}");

        Offenders.AreNone(tooLong);
    }

    [Fact]
    public void No_test_waits_on_real_time()
    {
        // But for one place, which waits for other processes and threads.
        var waiting = Checkout.Sources.Where(file => file.IsUnder("tests") && file.Path != "tests/InvestOps.Testing/RealTime.cs")
            .SelectMany(file => file.Lines, (file, line) => (file.Path, line))
            .Where(pair => RealTime().IsMatch(pair.line));

        Offenders.AreNone(waiting);
    }

    [GeneratedRegex(@"^\s*(?:\w+ )*(?:class|interface|enum|struct|record)\s+(?<name>[A-Z]\w*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TypeName();

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utility|Utilities|Common|Services?)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex EmptyName();

    [GeneratedRegex("/(Common|Helpers|Utils|Utilities|Models|Services|Interfaces|Misc)(/|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PatternFolder();

    // A delay on a fake clock names its provider; the system's provider is real time as well.
    [GeneratedRegex(@"Thread\s*\.\s*Sleep\s*\(|Thread\s*\.\s*SpinWait\s*\(|Task\s*\.\s*Delay\s*\((?!.*(provider|clock|time))|Task\s*\.\s*Delay\s*\(.*TimeProvider\s*\.\s*System", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex RealTime();
}
