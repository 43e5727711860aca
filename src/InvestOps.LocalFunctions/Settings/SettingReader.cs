using System.Globalization;

namespace InvestOps.LocalFunctions.Settings;

/// <summary>Reads typed values and collects what is wrong with them.</summary>
internal sealed class SettingReader(IReadOnlyDictionary<string, Setting> values, ICollection<SettingsError> errors)
{
    public string? Text(string key) => values.TryGetValue(key, out var setting) ? setting.Value : null;

    public string Text(string key, string otherwise, string problem, Func<string, bool> isRight)
    {
        if (!values.TryGetValue(key, out var setting))
        {
            return otherwise;
        }

        return isRight(setting.Value) ? setting.Value : Wrong(key, setting, problem, otherwise);
    }

    public int Whole(string key, int otherwise, int least, int most)
    {
        if (!values.TryGetValue(key, out var setting))
        {
            return otherwise;
        }

        return int.TryParse(setting.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Wrong(key, setting, string.Create(CultureInfo.InvariantCulture, $"'{setting.Value}' must be a whole number from {least} to {most}."), otherwise);
    }

    public bool Flag(string key, bool otherwise)
    {
        if (!values.TryGetValue(key, out var setting))
        {
            return otherwise;
        }

        return bool.TryParse(setting.Value, out var flag) ? flag : Wrong(key, setting, $"'{setting.Value}' must be true or false.", otherwise);
    }

    /// <summary>A bare number is refused: the real host takes it for days.</summary>
    public TimeSpan Time(string key, TimeSpan otherwise, TimeSpan least, TimeSpan most)
    {
        if (!values.TryGetValue(key, out var setting))
        {
            return otherwise;
        }

        return TryTime(setting.Value, out var time) && time >= least && time <= most
            ? time
            : Wrong(key, setting, string.Create(CultureInfo.InvariantCulture, $"'{setting.Value}' must be a time as hh:mm:ss, from {least:c} to {most:c}."), otherwise);
    }

    /// <summary>The values of an array, in their order.</summary>
    public IReadOnlyList<string> List(string key) => [.. values
        .Where(pair => pair.Key.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase))
        .OrderBy(pair => int.TryParse(pair.Key.AsSpan(key.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : int.MaxValue)
        .Select(pair => pair.Value.Value)];

    /// <summary>The values below a key, by the rest of their keys.</summary>
    public IReadOnlyDictionary<string, string> Section(string key) => values
        .Where(pair => pair.Key.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase))
        .ToDictionary(pair => pair.Key[(key.Length + 1)..], pair => pair.Value.Value, StringComparer.OrdinalIgnoreCase);

    public void Wrong(string key, string problem) =>
        errors.Add(new SettingsError(values.TryGetValue(key, out var setting) ? setting.Source : HostSettingsFile.Name, key, problem));

    public static bool TryTime(string text, out TimeSpan time)
    {
        time = default;
        return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out time);
    }

    private T Wrong<T>(string key, Setting setting, string problem, T otherwise)
    {
        errors.Add(new SettingsError(setting.Source, key, problem));
        return otherwise;
    }
}
