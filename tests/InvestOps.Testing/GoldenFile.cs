using System.Globalization;
using System.Runtime.CompilerServices;

namespace InvestOps.Testing;

/// <summary>
/// Compares text with a file that a person has read and accepted, in the folder <c>Golden</c> of the test project. It
/// proves "unchanged"; that the text is right takes a test of its own.
/// </summary>
public static class GoldenFile
{
    private const string Accept = "INVESTOPS_ACCEPT_GOLDEN";

    /// <summary>Passes when the text equals the accepted file. With INVESTOPS_ACCEPT_GOLDEN=1 the text becomes the accepted file.</summary>
    /// <param name="name">The file's name, ending in <c>.golden.md</c> and the like.</param>
    /// <param name="actual">The text, LF line ends.</param>
    /// <param name="caller">Given by the compiler.</param>
    public static void Verify(string name, string actual, [CallerFilePath] string caller = "") =>
        Verify(Path.Combine(ProjectOf(caller), "Golden", name), actual, Environment.GetEnvironmentVariable);

    /// <summary>The same for a given path and environment.</summary>
    /// <exception cref="InvalidOperationException">The text differs, there is no accepted file, or CI was asked to accept.</exception>
    public static void Verify(string path, string actual, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (environment(Accept) == "1")
        {
            if (environment("CI") == "true")
            {
                throw new InvalidOperationException($"{Accept} is set under CI: a golden file is accepted by a person who reads it.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"There is no {path}. Run with {Accept}=1 to write it, then read it.");
        }

        var expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (expected != actual)
        {
            throw new InvalidOperationException($"{Path.GetFileName(path)} differs: {FirstDifference(expected, actual)} Run with {Accept}=1 to accept, then read the diff.");
        }
    }

    /// <summary>The first line in which two texts differ, both ways.</summary>
    public static string FirstDifference(string expected, string actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        var (was, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(was.Length, now.Length)).First(index => LineAt(was, index) != LineAt(now, index));
        return string.Create(CultureInfo.InvariantCulture, $"line {line + 1} was '{LineAt(was, line)}' and is '{LineAt(now, line)}'.");
    }

    private static string LineAt(string[] lines, int index) => index < lines.Length ? lines[index] : "(no line)";

    private static string ProjectOf(string file)
    {
        var folder = Path.GetDirectoryName(file);
        while (folder is not null && !Directory.EnumerateFiles(folder, "*.csproj").Any())
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"No project lies above {file}.");
    }
}
