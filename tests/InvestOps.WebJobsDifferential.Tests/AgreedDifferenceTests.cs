using System.Reflection;
using System.Runtime.CompilerServices;
using InvestOps.WebJobsDifferential.Tests.Queues;
using InvestOps.WebJobsDifferential.Tests.Schedules;
using InvestOps.WebJobsDifferential.Tests.Timers;
using Xunit;

namespace InvestOps.WebJobsDifferential.Tests;

/// <summary>The lists of agreed differences hold nothing else.</summary>
public sealed class AgreedDifferenceTests
{
    private static readonly FieldInfo[] All =
    [
        .. new[] { typeof(QueueDifferences), typeof(TimerDifferences), typeof(ScheduleDifferences) }
            .SelectMany(list => list.GetFields(BindingFlags.Public | BindingFlags.Static)),
    ];

    [Fact]
    public void An_agreed_difference_is_one_and_says_why()
    {
        var rows = All.Select(field => (field.Name, Difference: (AgreedDifference)field.GetValue(null)!)).ToArray();

        Assert.NotEmpty(rows);
        Assert.DoesNotContain(rows, row => row.Difference.Real.SequenceEqual(row.Difference.Ours, StringComparer.Ordinal));
        Assert.DoesNotContain(rows, row => string.IsNullOrWhiteSpace(row.Difference.Why));
    }

    [Fact]
    public void Every_agreed_difference_is_tried()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Folder(), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.DoesNotContain(All, field => !tests.Contains($"{field.DeclaringType!.Name}.{field.Name}", StringComparison.Ordinal));
    }

    private static string Folder([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;
}
