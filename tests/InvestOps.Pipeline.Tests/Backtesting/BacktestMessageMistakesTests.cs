using System.Globalization;
using System.Text;
using CsCheck;
using InvestOps.Pipeline.Backtesting;
using Xunit;

namespace InvestOps.Pipeline.Tests.Backtesting;

/// <summary>What a person is told who typed a request that is none.</summary>
public sealed class BacktestMessageMistakesTests
{
    private const string Valid = "A valid one is {\"strategy\":\"momentum_topN_v1\"}.";

    private static readonly string[] ValidMessages =
    [
        """{"strategy":"momentum_topN_v1"}""",
        """{"schema":1,"id":"a-1","strategy":"s","from":"2020-01-02","to":"2021-01-04","capital":10000000,"parameters":{"scanner.lookback":126,"b":"x","c":true},"requestedAt":"2026-11-23T10:00:00+09:00","requestedBy":"홍길동","reason":"왜"}""",
        "{\r\n  \"Strategy\": \"s\",\r\n  \"From\": null,\r\n  \"Capital\": 1e9\r\n}\r\n",
        Convert.ToBase64String("""{"strategy":"s","capital":5000000}"""u8),
    ];

    private static readonly string[] Splinters =
    [
        "{", "}", "[", "]", "\"", ":", ",", "\\", "\\ud800", "\\u0000", "\\u202e", "\n", "\r", "\0", "\u202E", "\u2028", "\uFEFF", "\u00A0", "\u3000", "\uE000", "😀", "null", "true", "NaN", "-", "1e999",
        "99999999999999999999999", "\"strategy\":", "\"strategy\":[]", "\"From\":\"2021-13-01\",", "\"to\":{},", "\"capital\":-1,", "\"id\":\"con\",", "\"stratgy\":1,", "\"parameters\":{\"a\":{}},", "\"requestedAt\":\"0001-01-01T00:00:00\",",
        "\"" + new string('x', 500) + "\":1,", string.Concat(Enumerable.Repeat("😀", 200)), new string('[', 300), "\"\u001b[31m\":\"\\u001b[31m\",", "\"\\udfff\":\"\\ud800\",",
    ];

    [Theory]
    [InlineData("""{"strategy":"s","stratgy":"x"}""", "A request has no field 'stratgy'; did you mean strategy?")]
    [InlineData("""{"stratgy":"x"}""", "A request has no field 'stratgy'; did you mean strategy?")]
    [InlineData("""{"strategy":"s","leverage":2}""", "A request has no field 'leverage'; it has strategy, from, to, capital, parameters, id, requestedAt, requestedBy, reason, schema.")]
    [InlineData("""{"strategy":"s","\ud800":2}""", "A request has no field '\uFFFD'; it has strategy, from, to, capital, parameters, id, requestedAt, requestedBy, reason, schema.")]
    [InlineData("""{"strategy":"s","strategy":"t"}""", "strategy is given 2 times; keep one.")]
    [InlineData("""{"strategy":"s","From":"2020-01-02","from":"2020-01-03","FROM":null}""", "from is given 3 times; keep one.")]
    [InlineData("{}", "strategy is missing; a request names one, for example {\"strategy\":\"momentum_topN_v1\"}.")]
    [InlineData("""{"strategy":null,"from":"2020-01-01"}""", "strategy is missing; a request names one, for example {\"strategy\":\"momentum_topN_v1\"}.")]
    [InlineData("""{"strategy":"../../etc"}""", "strategy: expected a name of letters, digits, '-' and '_', 80 at most, that is no device's name (con, nul, com1); found \"../../etc\".")]
    [InlineData("""{"strategy":""}""", "strategy: expected a name of letters, digits, '-' and '_', 80 at most, that is no device's name (con, nul, com1); found an empty text.")]
    [InlineData("""{"strategy":"s","id":"CON"}""", "id: expected a name of letters, digits, '-' and '_', 80 at most, that is no device's name (con, nul, com1); found \"CON\".")]
    [InlineData("""{"strategy":"s","id":"lpt9"}""", "id: expected a name of letters, digits, '-' and '_', 80 at most, that is no device's name (con, nul, com1); found \"lpt9\".")]
    [InlineData("""{"strategy":"s","capital":1}""", "capital: expected a whole number of won from 1,000,000 to 10,000,000,000,000, for example 100000000; found 1.")]
    [InlineData("""{"strategy":"s","capital":"100,000,000"}""", "capital: expected a whole number of won from 1,000,000 to 10,000,000,000,000, for example 100000000; found \"100,000,000\".")]
    [InlineData("""{"strategy":"s","capital":5000000.5}""", "capital: expected a whole number of won from 1,000,000 to 10,000,000,000,000, for example 100000000; found 5000000.5.")]
    [InlineData("""{"strategy":"s","capital":1e999}""", "capital: expected a whole number of won from 1,000,000 to 10,000,000,000,000, for example 100000000; found 1e999.")]
    [InlineData("""{"strategy":"s","from":"2024-02-30"}""", "from: expected a day of the calendar as \"yyyy-MM-dd\", for example \"2024-01-31\"; found \"2024-02-30\".")]
    [InlineData("""{"strategy":"s","to":20240131}""", "to: expected a day of the calendar as \"yyyy-MM-dd\", for example \"2024-01-31\"; found 20240131.")]
    [InlineData("""{"strategy":"s","to":"\ud800"}""", "to: expected a day of the calendar as \"yyyy-MM-dd\", for example \"2024-01-31\"; found a text with half a character (of a \\ud800 kind).")]
    [InlineData("""{"strategy":"s","from":"2021-01-01","to":"2020-01-01"}""", "from 2021-01-01 is after to 2020-01-01.")]
    [InlineData("""{"strategy":"s","schema":2}""", "schema: expected the number 1, the only version that is known here; found 2.")]
    [InlineData("""{"strategy":"s","schema":"1"}""", "schema: expected the number 1, the only version that is known here; found \"1\".")]
    [InlineData("""{"strategy":"s","requestedAt":"today"}""", "requestedAt: expected a time such as \"2024-01-31T18:00:00+09:00\"; found \"today\".")]
    [InlineData("""{"strategy":"s","requestedAt":"0001-01-01T00:00:00"}""", "requestedAt: expected a time such as \"2024-01-31T18:00:00+09:00\"; found \"0001-01-01T00:00:00\".")]
    [InlineData("""{"strategy":"s","reason":["a"]}""", "reason: expected a text; found a list […].")]
    [InlineData("""{"strategy":"s","parameters":"scanner.lookback=126"}""", "parameters: expected an object of names and values, for example {\"scanner.lookback\":126}; found \"scanner.lookback=126\".")]
    [InlineData("""{"strategy":"s","parameters":{"a":{"b":1}}}""", "parameters: 'a': expected a text of one line, a number, true or false; found an object {…}.")]
    [InlineData("""{"strategy":"s","parameters":{"a":null}}""", "parameters: 'a': expected a text of one line, a number, true or false; found null.")]
    [InlineData("""{"strategy":"s","parameters":{"a":"1\nb=2"}}""", "parameters: 'a': expected a text of one line, a number, true or false; found \"1\uFFFDb=2\".")]
    [InlineData("""{"strategy":"s","parameters":{"a":1,"a":2}}""", "parameters: 'a' is given 2 times; keep one.")]
    public void A_mistake_in_a_field_is_said_with_what_is_expected_and_what_was_found(string body, string reason) =>
        Assert.Equal([reason], Reasons(body));

    [Theory]
    [InlineData("", "The message is empty.")]
    [InlineData(" \r\n\t", "The message is empty.")]
    [InlineData("hello", "The message is not a request: it is neither JSON nor base64 of JSON. Line 1, position 1: found 'hello'; a request begins with '{'.")]
    [InlineData("aGVsbG8=", "The message is not a request: it is base64 of \"hello\", which is no JSON object.")]
    [InlineData("[{}]", "The message is not a request: it is a list, and a request is an object in braces.")]
    [InlineData("\"{}\"", "The message is not a request: it is one text in quotes, and a request is an object in braces.")]
    [InlineData("null", "The message is not a request: it is null, and a request is an object in braces.")]
    [InlineData("1234", "The message is not a request: it is a number, and a request is an object in braces.")]
    public void What_is_no_object_is_said_to_be_none(string body, string reason) => Assert.Equal([$"{reason} {Valid}"], Reasons(body));

    [Theory]
    [InlineData("{\"strategy\":\"s\"\n", "Line 1, position 16: found the end of the message. It ends too early: is a closing '}' or ']' missing?")]
    [InlineData("{\"strategy\":\"s}\n", "Line 1, position 16: found the end of the message. The closing '\"' of a text is missing.")]
    [InlineData("{\n \"reason\": \"홍길동😀\",\n \"x\" 1}", "Line 3, position 6: found '1}'. Numbers are plain digits, such as 100000000; dates and other texts stand in double quotes.")]
    [InlineData("{\"reason\":\"홍길동😀\", }", "Line 1, position 19: found '}'. The comma before it is one too many.")]
    [InlineData("\n\n  {\"strategy\":}", "Line 3, position 15: found '}'. The value before it is missing.")]
    [InlineData("{'strategy':'s'}", "Line 1, position 2: found ''strategy':'s'}'. Names and texts stand in straight double quotes (\").")]
    [InlineData("{“strategy”:1}", "Line 1, position 2: found '“strategy”:1}'. Names and texts stand in straight double quotes (\").")]
    [InlineData("{strategy:1}", "Line 1, position 2: found 'strategy:1}'. Names and texts stand in double quotes; true, false and null are in small letters.")]
    [InlineData("{\"a\":tru}", "Line 1, position 9: found '}'. Names and texts stand in double quotes; true, false and null are in small letters.")]
    [InlineData("{\"strategy\"=\"s\"}", "Line 1, position 12: found '=\"s\"}'. A name and its value are separated by ':'.")]
    [InlineData("{\"strategy\":\"s\"\n\"to\":1}", "Line 2, position 1: found '\"to\":1}'. Is a ',' or ':' missing before it?")]
    [InlineData("{\"capital\":100,000}", "Line 1, position 16: found '000}'. Numbers are plain digits, such as 100000000; dates and other texts stand in double quotes.")]
    [InlineData("{\"from\":2024-01-31}", "Line 1, position 13: found '-01-31}'. Numbers are plain digits, such as 100000000; dates and other texts stand in double quotes.")]
    [InlineData("{\"capital\":5.}", "Line 1, position 14: found '}'. Numbers are plain digits, such as 100000000; dates and other texts stand in double quotes.")]
    [InlineData("{\"reason\":\"a\nb\"}", "Line 1, position 13: found the end of the line. A text ends on the line it begins on: is its closing '\"' missing?")]
    [InlineData("{\"reason\":\"a\0b\"}", "Line 1, position 13: found the character U+0000. Control characters cannot stand in a text.")]
    [InlineData("{\"reason\":\"C:\\x\"}", "Line 1, position 15: found 'x\"}'. A backslash in a text is written twice.")]
    [InlineData("{\"reason\":\"\\u12\"}", "Line 1, position 16: found '\"}'. After \\u in a text come four digits, 0-9 or a-f.")]
    [InlineData("{\"strategy\":\"s\"} {\"strategy\":\"t\"}", "Line 1, position 18: found '{\"strategy\":\"t\"}'. One message is one request: nothing may follow its last '}'.")]
    [InlineData("{ // mine\n}", "Line 1, position 3: found '// mine'. Comments are not taken.")]
    [InlineData("{\u00A0\"a\":1}", "Line 1, position 2: found the character U+00A0. It cannot be seen, and JSON does not know it; delete it.")]
    [InlineData("{\"a\":1]", "Line 1, position 7: found ']'. It does not close what is open.")]
    [InlineData("{\"aaaaaaaaaa\":;bbbbbbbbbbbbbbbbbbbbbbbbb}", "Line 1, position 15: found ';bbbbbbbbbbbbbbbbbbb…'.")]
    public void What_is_no_JSON_is_shown_where_it_fails_with_what_is_probably_meant(string body, string reason) =>
        Assert.Equal([$"The message is not a request: it is no valid JSON. {reason} {Valid}"], Reasons(body));

    [Fact]
    public void Text_that_is_not_UTF_8_is_said_to_be_in_another_encoding()
    {
        byte[] korean = [.. "{\n\"reason\":\""u8, 0xC0, 0xCC, .. "\"}"u8];

        Assert.Equal([$"The message is not a request: it is not UTF-8. Line 2, position 11: found the byte 0xC0. Save it as UTF-8, not as ANSI or CP949. {Valid}"], Reasons(korean));
        Assert.All(
            [[.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{}")], Encoding.Unicode.GetBytes("{}"), Encoding.BigEndianUnicode.GetBytes("{}"), Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.Unicode.GetBytes("{}")))],
            (byte[] body) => Assert.Equal([$"The message is not a request: it is UTF-16 (which some editors call Unicode). Save it as UTF-8. {Valid}"], Reasons(body)));
    }

    [Fact]
    public void All_mistakes_come_at_once_and_one_on_a_line()
    {
        var exception = Assert.Throws<InvalidRequestException>(() => Read("""{"Strategy":"a b","capital":-5,"schema":9,"form":"2020-01-02","to":"x","to":"y","parameters":{"a":[]}}"""u8.ToArray()));

        string[] beginnings = ["A request has no field 'form'; did you mean from?", "to is given 2 times", "strategy: ", "to: ", "capital: ", "parameters: 'a': ", "schema: "];
        Assert.Equal(beginnings.Length, exception.Reasons.Count);
        Assert.All(beginnings.Zip(exception.Reasons), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.Equal(exception.Message.Split('\n'), exception.Reasons, StringComparer.Ordinal);
    }

    [Fact]
    public void A_flood_of_mistakes_is_counted()
    {
        var reasons = Reasons($"{{{string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"field{i}\":1"))}}}");

        Assert.Equal(21, reasons.Count);
        Assert.Equal("There are 481 more mistakes.", reasons[^1]); // 500 fields, and no strategy
    }

    [Fact]
    public void More_than_50_parameters_are_too_many()
    {
        var parameters = string.Join(',', Enumerable.Range(0, 51).Select(i => $"\"a{i}\":1"));

        Assert.Equal(["parameters: expected 50 entries at most; found 51."], Reasons($$$"""{"strategy":"s","parameters":{{{{parameters}}}}}"""));
    }

    [Fact]
    public void What_is_nested_deeply_is_refused_by_the_field_it_stands_in()
    {
        var (open, close) = (new string('[', 20_000), new string(']', 20_000));

        Assert.Equal(["from: expected a day of the calendar as \"yyyy-MM-dd\", for example \"2024-01-31\"; found a list […]."], Reasons($$"""{"strategy":"s","from":{{open}}{{close}}}"""));
        Assert.Equal([$"The message is not a request: it is a list, and a request is an object in braces. {Valid}"], Reasons(open + close));
        Assert.Contains("It ends too early", Assert.Single(Reasons("{\"a\":" + open)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_message_is_refused_unread() =>
        Assert.Equal(["The message has 49,153 bytes; at most 49,152 are read."], Reasons(new string('x', BacktestMessage.MaximumBytes + 1)));

    [Fact]
    public void Hostile_text_is_shown_short_and_harmless()
    {
        var reason = Assert.Single(Reasons($$"""{"strategy":"\u001b[2J\u202e\u2028\u200b\ue000{{new string('x', 40_000)}}"}"""));

        Assert.EndsWith($"found \"\uFFFD[2J\uFFFD\uFFFD\uFFFD\uFFFD{new string('x', 52)}…\".", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_are_read_or_refused_in_words() => Gen.Byte.Array[0, 400].Sample(IsReadOrRefusedInWords, iter: 10_000);

    [Fact]
    public void A_damaged_message_is_read_or_refused_in_words()
    {
        var damage = Gen.Select(Gen.Int[0, 1_000], Gen.Int[0, 8], Gen.OneOf(Gen.Int[0, Splinters.Length - 1].Select(i => Encoding.UTF8.GetBytes(Splinters[i])), Gen.Byte.Array[0, 3]));

        Gen.Select(Gen.Int[0, ValidMessages.Length - 1].Select(i => ValidMessages[i]), damage.Array[1, 6])
            .Select((message, blows) => blows.Aggregate(Encoding.UTF8.GetBytes(message), (bytes, blow) => Replace(bytes, blow.Item1 % (bytes.Length + 1), blow.Item2, blow.Item3)))
            .Sample(IsReadOrRefusedInWords, iter: 10_000);
    }

    private static byte[] Replace(byte[] bytes, int at, int length, byte[] by) => [.. bytes[..at], .. by, .. bytes[Math.Min(bytes.Length, at + length)..]];

    // Any other exception fails the test.
    private static bool IsReadOrRefusedInWords(byte[] body)
    {
        try
        {
            return BacktestMessage.Read(body).Strategy.Length > 0;
        }
        catch (InvalidRequestException exception)
        {
            return exception.Reasons.Count is > 0 and <= 21 && exception.Reasons.All(IsPrintableLine);
        }
    }

    private static bool IsPrintableLine(string text) =>
        text.Length is > 0 and <= 300 && !string.IsNullOrWhiteSpace(text) && text.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune)
            is < UnicodeCategory.LineSeparator or > UnicodeCategory.PrivateUse and not UnicodeCategory.OtherNotAssigned);

    private static IReadOnlyList<string> Reasons(string body) => Reasons(Encoding.UTF8.GetBytes(body));

    private static IReadOnlyList<string> Reasons(byte[] body) => Assert.Throws<InvalidRequestException>(() => Read(body)).Reasons;

    private static BacktestMessage Read(byte[] body) => BacktestMessage.Read(body);
}
