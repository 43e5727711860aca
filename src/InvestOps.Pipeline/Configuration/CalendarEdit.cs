using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using InvestOps.Domain.Calendar;

namespace InvestOps.Pipeline.Configuration;

/// <summary>Adds a correction to <c>calendar.yaml</c> and leaves everything else in it, comments included, as it was.</summary>
public static partial class CalendarEdit
{
    private const string Empty = "# Corrections to the built-in KRX calendar.\nschema: 1\noverrides: []\n";

    /// <summary>Writes the correction, in one step: a reader sees the old file or the new one.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="ConfigurationException">The file is wrong already, the correction changes nothing, or the file is written in a way that cannot be added to.</exception>
    public static string Add(string configs, CalendarOverride change)
    {
        ArgumentException.ThrowIfNullOrEmpty(configs);
        ArgumentNullException.ThrowIfNull(change);
        var file = Path.Combine(configs, CalendarFile.Name);
        var text = File.Exists(file) ? File.ReadAllText(file) : Empty;
        var changed = Add(text, change, file);
        var temporary = file + ".new";
        File.WriteAllText(temporary, changed);
        File.Move(temporary, file, overwrite: true);
        return file;
    }

    /// <inheritdoc cref="Add(string, CalendarOverride)"/>
    /// <param name="text">The file's text.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <returns>The new text.</returns>
    public static string Add(string text, CalendarOverride change, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(change);
        var before = CalendarFile.Read(text, file);
        var entry = Entry(change);
        var changed = Insert(text, entry);
        if (changed is null || !CalendarFile.Read(changed, file).SequenceEqual(before.Append(change)))
        {
            throw new ConfigurationException([new ConfigurationError(file, $"the list 'overrides' is written in a way that cannot be added to; add this entry by hand: {entry}")]);
        }

        return changed;
    }

    private static string Entry(CalendarOverride change) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{ date: {change.Date:yyyy-MM-dd}, session: {(change.IsOpen ? "open" : "closed")}, reason: {Quoted(change.Reason)} }}");

    // A text in double quotes may hold anything; line ends and the like are written as spaces.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch { '"' => "\\\"", '\\' => @"\\", _ => char.IsControl(letter) ? " " : letter.ToString() });
        }

        return quoted.Append('"').ToString();
    }

    private static string? Insert(string text, string entry)
    {
        var empty = EmptyList().Match(text);
        if (empty.Success)
        {
            return $"{text[..empty.Index]}overrides:{empty.Groups["comment"].Value}\n  - {entry}{text[(empty.Index + empty.Length)..]}";
        }

        var list = EntryLine().Matches(text);
        return list.Count > 0 && list[^1] is var last ? text.Insert(last.Index + last.Length, $"\n{last.Groups["indent"].Value}- {entry}") : null;
    }

    [GeneratedRegex(@"^overrides:[ \t]*\[[ \t]*\](?<comment>[ \t]*#[^\r\n]*)?", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex EmptyList();

    [GeneratedRegex(@"^(?<indent>[ \t]*)- \{[^\r\n]*\}[^\r\n]*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex EntryLine();
}
