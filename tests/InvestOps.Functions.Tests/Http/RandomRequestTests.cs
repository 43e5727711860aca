using System.Text;
using CsCheck;
using Xunit;

namespace InvestOps.Functions.Tests.Http;

public sealed class RandomRequestTests(YearOfMarket market)
{
    private static readonly string[] Names = ["strategy", "Strategy", "from", "to", "capital", "id", "reason", "parameters", "schema", "requestedAt", "code", "\u202E", ""];

    private static readonly string[] Values = ["quick", "calm", "2026-09-01", "2026-10-28", "20000000", "\\ud800", "-1", "null", "con", "a\r\nb", "가", ""];

    private static readonly Gen<string> Query = Gen.Select(OneOf(Names), OneOf(Values))
        .Select((name, value) => $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}").Array[0, 4].Select(pairs => string.Join('&', pairs));

    private static readonly Gen<byte[]> Fields = Gen.Select(OneOf(Names), OneOf([.. Values.Select(value => $"\"{value}\""), "1", "[]", "{\"a\":{}}", "true", "1e400"]))
        .Select((name, value) => $"\"{name}\":{value}").Array[0, 4].Select(fields => Encoding.UTF8.GetBytes("{" + string.Join(',', fields) + "}"));

    private static readonly Gen<byte[]> Body = Gen.OneOf(
        Fields,
        Gen.Byte.Array[0, 200],
        Gen.String[Gen.Char["{}[]\":,\\ \nsu08dfe가"], 0, 60].Select(Encoding.UTF8.GetBytes),
        Gen.Select(Fields, Gen.Int[0, 200], Gen.Byte).Select(Damaged));

    [Fact]
    public async Task No_request_makes_the_function_fail()
    {
        await using var app = await App.StartAsync(market);

        await Gen.Select(Query, Body).SampleAsync(
            async (query, body) =>
            {
                var answer = await app.SendAsync(HttpMethod.Post, "/api/backtest?" + query, request =>
                {
                    request.Content = new ByteArrayContent(body);
                    request.Content.Headers.ContentType = new("application/json");
                });
                if (answer.Status != 202)
                {
                    answer.IsProblem(400);
                }
            },
            iter: 1_000,
            threads: 1);
    }

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(place => texts[place]);

    private static byte[] Damaged(byte[] body, int place, byte value) => [.. body.Select((old, at) => at == place % body.Length ? value : old)];
}
