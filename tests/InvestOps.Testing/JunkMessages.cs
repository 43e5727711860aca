using System.Globalization;
using System.Text;

namespace InvestOps.Testing;

/// <summary>Messages that are no job, of every kind that a queue can hold, up to 64 KiB.</summary>
public sealed class JunkMessages(int seed)
{
    private const int MostBytes = 65_536;
    private const string Letters = "{}[]\":,0123456789eE+-.truefalsnl \t\nabcXYZ가나다é\u2028\U0001F4A5<>&%'`=+@\\/";
    private readonly Random _random = new(seed);

    /// <summary>The seed of this run; another one is set by INVESTOPS_FUZZ_SEED.</summary>
    public static int Seed => int.Parse(Environment.GetEnvironmentVariable("INVESTOPS_FUZZ_SEED") ?? "20261123", CultureInfo.InvariantCulture);

    public string Next() => Fit(_random.Next(9) switch
    {
        0 => Convert.ToBase64String(Bytes(Length(49_152))),
        1 => Characters(Length(MostBytes)),
        2 => new string(_random.Next(2) == 0 ? '[' : '{', Length(MostBytes)),
        3 => Cut("{\"strategy\":\"a\",\"years\":3,\"more\":\"" + Characters(200).Replace('"', ' ') + "\"}"),
        4 => "{\"strategy\":" + Value() + "}",
        5 => "{\"years\":3,\"x\":\"" + new string('x', Length(MostBytes - 20)) + "\"}",
        6 => string.Concat(Enumerable.Repeat("{\"a\":", _random.Next(1, 3_000))) + "1",
        7 => Convert.ToBase64String(Encoding.Unicode.GetBytes("{\"strategy\":\"a\"}")) + Characters(_random.Next(4)),
        _ => new string(' ', Length(500)),
    });

    private static string Fit(string text)
    {
        while (Encoding.UTF8.GetByteCount(text) > MostBytes)
        {
            text = text[..(text.Length * 3 / 4)];
        }

        return char.IsHighSurrogate(text.LastOrDefault()) ? text[..^1] : text;
    }

    // Mostly small, as messages are; now and then as large as can be.
    private int Length(int most) => _random.Next(10) == 0 ? _random.Next(most / 2, most) : _random.Next(most / 40);

    private byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private string Characters(int length)
    {
        var text = new StringBuilder(length + 1);
        var runes = Letters.EnumerateRunes().ToArray();
        while (text.Length < length)
        {
            text.Append(runes[_random.Next(runes.Length)].ToString());
        }

        return text.ToString();
    }

    private string Cut(string text) => text[.._random.Next(1, text.Length)];

    private string Value() => _random.Next(7) switch
    {
        0 => "null,\"strategy\":1",
        1 => "NaN",
        2 => new string('9', _random.Next(1, 5_000)),
        3 => "\"a\",\"years\":" + new string('9', 400),
        4 => "\"\\ud800\",\"\\ud801\":\"\\ud802\"",
        5 => "{\"$type\":\"System.Diagnostics.Process\"}",
        _ => "\"\\ud800\\uDZZZ\"",
    };
}
