namespace Exhibit.Simulator.Words;

/// <summary>The only words a world is written with: plain things of house, garden and weather. No names, places, parties or opinions.</summary>
internal static class WordList
{
    private const string Words = """
        acorn almond amber anchor apple apron arbor arch aspen atlas autumn awning bakery balcony bamboo banner barley barn basin basket bay bead
        beam bell bench berry birch biscuit blanket blossom boat bobbin bolt book boulder bowl box branch brass bread breeze brick bridge brook broom
        brush bucket button cabin cable cactus cake candle canoe canvas canyon carpet carrot cart cedar ceiling cello chair chalk cherry chest
        chestnut chimney cider clay clock cloth cloud clover coast coat cobble cocoa comb compass copper coral cord cork corn corner cotton cove
        crayon cream creek crest crystal cup cushion daisy dawn deck delta desk dew dial dock door dough dove drawer drift drum dune dusk easel echo
        elm ember fabric feather fence fern fiddle field fig flag flask flint flour flute fog folder forest fork fountain frost garden garlic gate
        ginger glade glass glaze glen glove grain granite grape grass gravel grove gull hammer hammock harbor hat hazel hearth hedge helmet herb hill
        hinge honey hook hoop ink inlet iris iron island ivory ivy jacket jar jasmine jetty jug juniper kettle key kite knot lace ladder lagoon lake
        lamp lantern larch lark lattice laurel lavender leaf ledge lemon lentil lever lichen lilac lily lime linen locket log loom lotus lumber
        lupin mallet mango map maple marble marsh mast meadow melon mint mirror mist mitten moss mug mustard nail napkin needle nest nettle nook
        nutmeg oak oar oat olive onion orchard orchid oven owl paddle page paint palm pan panel paper parcel pasture path pear pebble pencil pepper
        petal piano pier pillow pine pitcher plain plank plate plum pocket pond poplar poppy porch pot prism pulley pumpkin quartz quill quilt radish
        raft rail rain raisin raven reed reef ribbon ridge ring ripple river robin rock roof rope rose rowan rudder rug saddle saffron sage sail sand
        satin sauce scarf seed shade shawl shelf shell shore shovel shrub silk sill slate sled sleet slope snow soap sock soil spade sparrow spice
        spindle spoon spring spruce stair starling steam stem stone stool stove straw stream string sugar summit swallow table tallow tart tassel
        teapot thimble thistle thread thyme tide tile timber toast towel trail tray tulip tunnel turnip twig twine valley vanilla vase veil velvet
        vine violet wagon walnut water wave wax wharf wheat wheel whistle willow window winter wool wreath yarn yarrow zephyr zinc
        """;

    /// <summary>All words, in a fixed order.</summary>
    internal static readonly string[] All = Words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
